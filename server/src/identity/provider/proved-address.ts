/** Which address an organisation vouches for: one of its own, said for certain (SPEC: OI5). */
import { Email } from "@acb/schemas/people";
import { providerOf } from "@acb/shared/access/provider-of";
import { done, type Result, refuse } from "../../commands/result.ts";
import type { ProviderConfig } from "../../provider-config.ts";
import type { Claims } from "./provider-client.ts";

/** Claims are what another server wrote: each is compared by value, and whatever is not exactly right is refused. */
export const provedAddress = (
  { email, emailVerified }: Pick<Claims, "email" | "emailVerified">,
  provider: ProviderConfig,
): Result<string> => {
  const isVerified = emailVerified === true || (emailVerified === undefined && provider.trustsEmail);
  const address = typeof email === "string" ? Email.safeParse(email) : null;
  if (!isVerified || address?.success !== true) return refuse("PROVIDER_EMAIL_UNPROVED");
  return providerOf([provider], address.data) === null
    ? refuse("PROVIDER_EMAIL_FOREIGN")
    : done(address.data);
};
