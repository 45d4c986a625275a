/** An organisation's own sign-in (OpenID Connect), as everybody may know it: which addresses it signs in, and its name. */
import * as z from "zod";

/** What stands for it in the names of its variables and in its return address, in small letters: `trust`. */
export const ProviderKey = z.string().regex(/^[a-z][a-z0-9]{0,30}$/);

export const SignInProvider = z.strictObject({
  key: ProviderKey,
  /** As the button names it: "Trust account". */
  name: z.string(),
  /** Mail domains in small letters; each belongs to one provider only, without its subdomains. */
  domains: z.array(z.string()),
  /** Do addresses of these domains sign in nowhere else? */
  only: z.boolean(),
});
export type SignInProvider = z.infer<typeof SignInProvider>;
