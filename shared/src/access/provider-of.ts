/** Which organisation's own sign-in an e-mail address belongs to (SPEC: AC7). */
import type { SignInProvider } from "@acb/schemas/sign-in-provider";

/** By the whole domain: a subdomain is another one. Nothing is known of the address itself. */
export const providerOf = <Provider extends SignInProvider>(
  providers: readonly Provider[],
  email: string,
): Provider | null => {
  const domain = email
    .slice(email.lastIndexOf("@") + 1)
    .trim()
    .toLowerCase();
  return providers.find(({ domains }) => domains.includes(domain)) ?? null;
};

/** Does this address sign in at its organisation only, so that no link or code is for it? */
export const signsInThereOnly = (providers: readonly SignInProvider[], email: string): boolean =>
  providerOf(providers, email)?.only === true;
