/** Signing in at one's own organisation: the way there, and from its answer to a person of the network (SPEC: OI2 … OI8). */
import type { Person } from "@acb/schemas/people";
import { providerOf } from "@acb/shared/access/provider-of";
import type { Context } from "../../commands/context.ts";
import { note } from "../../commands/note.ts";
import { done, type Result, refuse } from "../../commands/result.ts";
import type { ProviderConfig } from "../../provider-config.ts";
import type { SignedIn, SignIn } from "../identity.ts";
import { provedAddress } from "./proved-address.ts";
import { type Claims, createProviderClient, newChecks } from "./provider-client.ts";
import { createRunningLogins } from "./running-logins.ts";

export type ProviderSignIn = {
  /** Where the browser goes, and the cookie that binds the sign-in to it. Refusals: PROVIDER_NONE, PROVIDER_UNREACHABLE. */
  readonly begin: (
    email: string,
  ) => Promise<Result<{ readonly address: string; readonly cookies: readonly string[] }>>;
  /** Begins a session for whom the answer proves, once. `way`: what the audit trail says of it. */
  readonly finish: (
    returned: { readonly provider: string; readonly answer: string },
    headers: Headers,
  ) => Promise<Result<SignedIn & { readonly way: string }>>;
};

type Settings = {
  readonly providers: readonly ProviderConfig[];
  readonly secret: string;
  readonly signIn: Pick<SignIn, "begin" | "bindAccount">;
};

/** Where an organisation sends its people back to; one for each, so that none answers for another. */
export const returnAddress = (publicUrl: string, key: string): string => `${publicUrl}/sign-in/return/${key}`;

export const createProviderSignIn = (
  context: Pick<Context, "storage" | "now" | "log" | "publicUrl" | "sendMail" | "background">,
  { providers, secret, signIn }: Settings,
): ProviderSignIn => {
  const { storage, now, log, publicUrl } = context;
  const logins = createRunningLogins({ secret, publicUrl, now });
  const organisations = providers.map((provider) => {
    const redirectAddress = returnAddress(publicUrl, provider.key);
    return { ...provider, client: createProviderClient(provider, { redirectAddress, now, log }) };
  });
  const enter = async (person: Person, claims: Claims, provider: ProviderConfig, headers: Headers) => {
    if (!(await signIn.bindAccount(person, claims))) {
      await note(context, { deed: "refusedAccount", personId: person.id, detail: provider.name });
      return refuse("PROVIDER_ACCOUNT_OTHER");
    }
    const begun = await signIn.begin(person, headers);
    if (!begun.ok) return begun;
    const cookies = [...begun.value.cookies, logins.over];
    return done({ ...begun.value, cookies, way: `by ${provider.name}` });
  };
  return {
    begin: async (email) => {
      const organisation = providerOf(organisations, email);
      if (organisation === null) return refuse("PROVIDER_NONE");
      const checks = newChecks();
      const address = await organisation.client.addressFor(checks, email);
      if (!address.ok) return address;
      const cookie = await logins.keep({ ...checks, provider: organisation.key });
      return done({ address: address.value, cookies: [cookie] });
    },
    finish: async ({ provider: key, answer }, headers) => {
      const organisation = organisations.find((one) => one.key === key);
      const state = new URLSearchParams(answer).get("state") ?? "";
      const checks = await logins.take(headers, { provider: key, state });
      if (organisation === undefined || checks === null) return refuse("PROVIDER_SIGN_IN_OVER");
      const claims = await organisation.client.claimsIn(answer, checks);
      if (!claims.ok) return claims;
      const email = provedAddress(claims.value, organisation);
      if (!email.ok) return email;
      const person = await personWith(email.value, storage);
      return person.ok ? enter(person.value, claims.value, organisation, headers) : person;
    },
  };
};

const personWith = async (
  email: string,
  { directory }: Pick<Context["storage"], "directory">,
): Promise<Result<Person>> => {
  const person = await directory.personByEmail(email);
  if (person === null) return refuse("NOT_IN_NETWORK");
  return (await directory.activePerson(person.id)) === null ? refuse("SUSPENDED") : done(person);
};
