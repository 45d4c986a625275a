/** The environment, typed and checked once at the start; everything else is given what it needs (SPEC: Start). */
import { Contact } from "@acb/schemas/api/session-routes";
import { Email } from "@acb/schemas/people";
import { SecondStepPolicy } from "@acb/schemas/second-step";
import * as z from "zod";
import { type ProviderConfig, readProviders } from "./provider-config.ts";
import type { StartProblem } from "./start-problem.ts";

export type Config = {
  readonly port: number;
  readonly dataDir: string;
  /** An origin without a trailing slash. */
  readonly publicUrl: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Whom people ask about this installation; `null` where nobody is named. */
  readonly contact: Contact | null;
  /** `null`: use the one that is kept in the data folder. */
  readonly secret: string | null;
  /** Is a second step asked of administrators, or only offered? */
  readonly secondStep: SecondStepPolicy;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** Organisations that sign their own people in; none where no variable says so. */
  readonly providers: readonly ProviderConfig[];
};

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly StartProblem[] };

const SHORTEST_SECRET = 32;

const EXAMPLES: Readonly<Record<string, string>> = {
  PORT: "PORT=3000",
  DATA_DIR: "DATA_DIR=/var/lib/charter-builder",
  PUBLIC_URL: "PUBLIC_URL=https://charter.example.nhs.uk",
  SMTP_URL: "SMTP_URL=smtp://user:password@mail.example.nhs.uk:587",
  MAIL_FROM: "MAIL_FROM=charter@example.nhs.uk",
  CONTACT: "CONTACT=Wendle Vale charter team <charter@example.nhs.uk>",
  SECRET: "SECRET=$(openssl rand -hex 32)",
  SECOND_STEP: "SECOND_STEP=required",
  LOG_LEVEL: "LOG_LEVEL=info",
};

const isOrigin = (text: string): boolean =>
  URL.canParse(text) &&
  /^https?:$/.test(new URL(text).protocol) &&
  `${new URL(text).origin}/` === new URL(text).href;

const isMailServer = (text: string): boolean =>
  URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== "";

/** What cannot be read as somebody; the words about it must not repeat it. */
const NOBODY: Contact = { name: "", email: "" };

const PORT_WORDS = "must be a whole number from 1 to 65535";
const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_WORDS)
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, PORT_WORDS)
    .default(3000),
  DATA_DIR: z.string().default("./data"),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, "must be an http or https address without a path")
    .transform((text) => new URL(text).origin)
    .optional(),
  SMTP_URL: z.string().refine(isMailServer, "must be the address of a mail server, smtp or smtps").optional(),
  MAIL_FROM: Email.optional(),
  CONTACT: z
    .string()
    .transform((text) => {
      const [, name = "", email = ""] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? [];
      return { name, email };
    })
    .pipe(Contact.catch(NOBODY))
    .refine(({ email }) => email !== NOBODY.email, "must be a name and an e-mail address in angle brackets")
    .optional(),
  SECRET: z.string().min(SHORTEST_SECRET, `must have at least ${SHORTEST_SECRET} characters`).optional(),
  SECOND_STEP: z.enum(SecondStepPolicy.options, "must be offered or required").default("offered"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error").default("info"),
});

/** Reads the variables that are ours; an empty one counts as not set. Names every one that is wrong. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): ConfigResult => {
  const given = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, value] as const],
  );
  const parsed = Environment.safeParse(Object.fromEntries(given));
  const { providers, problems } = readProviders(given);
  if (!parsed.success) return { ok: false, problems: [...parsed.error.issues.map(toProblem), ...problems] };
  if (problems.length > 0) return { ok: false, problems };
  const values = parsed.data;
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    ok: true,
    config: {
      port: values.PORT,
      dataDir: values.DATA_DIR,
      publicUrl,
      smtpUrl: values.SMTP_URL ?? null,
      mailFrom: values.MAIL_FROM ?? `charter-builder@${new URL(publicUrl).hostname}`,
      contact: values.CONTACT ?? null,
      secret: values.SECRET ?? null,
      secondStep: values.SECOND_STEP,
      logLevel: values.LOG_LEVEL,
      providers,
    },
  };
};

/** The value itself is not repeated: it may be a password. */
const toProblem = (issue: z.core.$ZodIssue): StartProblem => {
  const variable = String(issue.path[0]);
  return { variable, wrong: issue.message, example: EXAMPLES[variable] ?? variable };
};
