/** An app with codes, and people who have one, for tests. */
import { Secret, TOTP } from "otpauth";
import { type Member, type TestInstallation, tokenIn } from "./test-installation.ts";
import type { Visitor } from "./visitor.ts";

const PERIOD_MS = 30_000;

export type Protected = Member & {
  /** What the app shows now, or so many steps later. */
  readonly code: (stepsLater?: number) => string;
  readonly recoveryCodes: readonly string[];
};

/** The app that was told this secret. */
export const appWith =
  ({ context }: TestInstallation, secret: string) =>
  (stepsLater = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: context.now().getTime() + stepsLater * PERIOD_MS,
    });

/** Sets the second step up at this person's browser; the present code is used by it. */
export const protect = async (installation: TestInstallation, member: Member): Promise<Protected> => {
  const { secret, ticket } = await member.call("beginSecondStep", { body: {} });
  const code = appWith(installation, secret);
  const { recoveryCodes } = await member.call("setUpSecondStep", { body: { ticket, code: code() } });
  return { ...member, code, recoveryCodes };
};

/** The person at another browser, where the first proof was given and the second is awaited. */
export const halfWay = async (installation: TestInstallation, { person }: Member): Promise<Visitor> => {
  const visitor = installation.visitor();
  const token = tokenIn(await installation.services.signIn.makeLink(person, PERIOD_MS));
  await visitor.call("useLink", { body: { token } });
  return visitor;
};

export const typed = (code: string) => ({ body: { kind: "code", code } }) as const;
export const recovery = (code: string) => ({ body: { kind: "recoveryCode", code } }) as const;
