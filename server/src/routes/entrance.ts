/** What is answered at a browser where somebody has come in, or has half of the way behind them. */
import type { SessionState } from "@acb/schemas/api/session-routes";
import type { Person } from "@acb/schemas/people";
import type { SecondStepPolicy } from "@acb/schemas/second-step";
import type { Context } from "../commands/context.ts";
import { renewLogins } from "../commands/network/renew-logins.ts";
import { note } from "../commands/note.ts";
import { done, type Result } from "../commands/result.ts";
import type { SignedIn } from "../identity/identity.ts";

export type EntranceSettings = { readonly mailIsOn: boolean; readonly secondStepPolicy: SecondStepPolicy };

export const createEntrance = (settings: EntranceSettings) => {
  const state = async (context: Context, person: Person | null) =>
    stateOf(context, person, { ...settings, awaitsCode: false });
  const awaited = (context: Context) => stateOf(context, null, { ...settings, awaitsCode: true });
  /**
   * Nobody is signed in, and nothing is noted, while the second step is awaited. What `before`, who was signed in at this
   * browser, has open there ends with the session that was replaced.
   */
  const entered = async (
    context: Context,
    before: Person | null,
    session: Result<SignedIn & { readonly way?: string }>,
  ) => {
    if (!session.ok) return session;
    if (before !== null) await renewLogins(context, before);
    const { person, cookies, awaitsCode, way = "" } = session.value;
    if (awaitsCode) return done({ answer: await awaited(context), cookies });
    await note(context, { deed: "signedIn", actor: person.id, detail: way });
    return done({ answer: await state(context, person), cookies });
  };
  return { state, awaited, entered };
};
export type Entrance = ReturnType<typeof createEntrance>;

type Standing = EntranceSettings & { readonly awaitsCode: boolean };

const stateOf = async (
  { storage, providers }: Context,
  person: Person | null,
  { mailIsOn, secondStepPolicy, awaitsCode }: Standing,
): Promise<SessionState> => {
  const network = await storage.directory.network();
  const organisations = person === null ? [] : await storage.directory.organisations();
  const step = person === null ? null : await storage.secondSteps.of(person.id);
  return {
    network:
      network === null
        ? null
        : { name: network.name, mailIsOn, providers: [...providers], secondStep: secondStepPolicy },
    person,
    organisations: organisations.filter(({ id }) => person?.organisationIds.includes(id)),
    secondStep: awaitsCode ? "awaited" : step === null ? "none" : "on",
  };
};
