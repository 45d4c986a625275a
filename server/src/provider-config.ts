/** The variables by which organisations sign their people in, `OIDC_KEY_…`, a set for each (SPEC: OI1). */
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import * as z from "zod";
import type { StartProblem } from "./start-problem.ts";

export type ProviderConfig = SignInProvider & {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Is an address good without the provider's word that it was verified? For Entra, which gives none. */
  readonly trustsEmail: boolean;
};

type ProvidersResult = {
  readonly providers: readonly ProviderConfig[];
  readonly problems: readonly StartProblem[];
};

const EXAMPLES = {
  ISSUER: "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0",
  CLIENT_ID: "5f1c2a7e-charter",
  CLIENT_SECRET: "the secret that the organisation gave for it",
  DOMAINS: "trust.nhs.uk,mail.trust.nhs.uk",
  NAME: "Trust account",
  ONLY: "yes",
  TRUSTS_EMAIL: "yes",
} as const;
type Setting = keyof typeof EXAMPLES;
const isSetting = (name: string): name is Setting => Object.hasOwn(EXAMPLES, name);

const PREFIX = "OIDC_";
/** In capitals what `ProviderKey` is in small letters. */
const KEY = /^[A-Z][A-Z0-9]{0,30}$/;
const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/** What everybody at Microsoft shares would vouch for addresses of organisations that are not theirs. */
const SHARED_TENANT = /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/i;

const isIssuer = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const isSafe = protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
  return isSafe && search + hash + username === "" && !text.includes("/.well-known/");
};

const given = (words = "is missing") => z.string(words);
const yesOrNo = z
  .enum(["yes", "no"], "must be yes or no")
  .default("no")
  .transform((word) => word === "yes");

const Provider = z.object({
  ISSUER: given()
    .refine(isIssuer, "must be the https address that the organisation's sign-in calls its issuer")
    .refine((text) => !SHARED_TENANT.test(text), "must be that of one organisation, with its own tenant id"),
  CLIENT_ID: given(),
  CLIENT_SECRET: given(),
  DOMAINS: given()
    .transform((text) => text.split(",").map((domain) => domain.trim().toLowerCase()))
    .refine(
      (domains) => domains.every((one) => DOMAIN.test(one)),
      "must be mail domains with commas between",
    ),
  NAME: given()
    .trim()
    .min(2, "must have at least 2 characters")
    .max(60, "can have 60 characters at most")
    .regex(/^[^\p{Cc}]*$/u, "must stand on one line"),
  ONLY: yesOrNo,
  TRUSTS_EMAIL: yesOrNo,
});

/** Reads every variable that begins with OIDC_; what is misspelt is named, since a setting left out would let people in otherwise. */
export const readProviders = (
  variables: readonly (readonly [name: string, value: string])[],
): ProvidersResult => {
  const sets = new Map<string, Partial<Record<Setting, string>>>();
  const problems: StartProblem[] = [];
  for (const [variable, value] of variables.filter(([name]) => name.startsWith(PREFIX))) {
    const [key = "", setting = ""] = variable.slice(PREFIX.length).split(/_(.*)/s, 2);
    if (KEY.test(key) && isSetting(setting)) sets.set(key, { ...sets.get(key), [setting]: value });
    else problems.push(unknownVariable(variable));
  }
  const read = [...sets].map(([key, set]) => readProvider(key, set));
  const providers = read.flatMap(({ provider }) => (provider === null ? [] : [provider]));
  return {
    providers,
    problems: [...problems, ...read.flatMap((one) => one.problems), ...sharedDomains(providers)],
  };
};

const readProvider = (
  key: string,
  set: Partial<Record<Setting, string>>,
): { readonly provider: ProviderConfig | null; readonly problems: readonly StartProblem[] } => {
  const parsed = Provider.safeParse(set);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path }) => String(path[0]));
    const problems = parsed.error.issues.flatMap(({ message }, at) => {
      const [setting = ""] = places.slice(at, at + 1);
      return isSetting(setting) && places.indexOf(setting) === at ? [problemOf(key, setting, message)] : [];
    });
    return { provider: null, problems };
  }
  const { ISSUER, CLIENT_ID, CLIENT_SECRET, DOMAINS, NAME, ONLY, TRUSTS_EMAIL } = parsed.data;
  const provider: ProviderConfig = {
    key: key.toLowerCase(),
    name: NAME,
    domains: DOMAINS,
    only: ONLY,
    issuer: ISSUER,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    trustsEmail: TRUSTS_EMAIL,
  };
  return { provider, problems: [] };
};

const sharedDomains = (providers: readonly ProviderConfig[]): readonly StartProblem[] =>
  providers.flatMap(({ key, domains }, at) => {
    const earlier = providers
      .slice(0, at)
      .find((one) => one.domains.some((domain) => domains.includes(domain)));
    if (earlier === undefined) return [];
    const words = `has a domain that is in ${PREFIX}${earlier.key.toUpperCase()}_DOMAINS too`;
    return [problemOf(key.toUpperCase(), "DOMAINS", words)];
  });

const problemOf = (key: string, setting: Setting, wrong: string): StartProblem => {
  const variable = `${PREFIX}${key}_${setting}`;
  return { variable, wrong, example: `${variable}=${EXAMPLES[setting]}` };
};

const unknownVariable = (variable: string): StartProblem => ({
  ...problemOf(
    "TRUST",
    "DOMAINS",
    `is no setting of an organisation's sign-in: those are ${Object.keys(EXAMPLES).join(", ")}`,
  ),
  variable,
});
