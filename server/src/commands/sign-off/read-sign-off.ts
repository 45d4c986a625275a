/** What a person sees of a charter's sign-off: its versions, its rounds, and what waits for their decision. */
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import type { Person } from "@acb/schemas/people";
import { toSignOffView } from "@acb/shared/sign-off/board";
import { fold } from "@acb/shared/sign-off/fold";
import { type FoundCharter, findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { momentAfter } from "./commit-facts.ts";
import { preparerOf, signatoryOf } from "./signatory-of.ts";

/** Refuses NOT_FOUND. */
export const readSignOff = async (
  context: Context,
  person: Person,
  charterId: string,
): Promise<Result<SignOffView>> => {
  const found = await findCharter(context, person, charterId, "read");
  return found.ok ? done(await signOffFor(context, person, found.value)) : found;
};

/** The view as it is now: what the commands that change it answer, too. */
export const signOffFor = async (
  context: Context,
  person: Person,
  found: FoundCharter,
): Promise<SignOffView> => {
  // The log first: a version is stored with its event, so every version that the log names is in the list read after it.
  const events = await context.storage.events.read(found.record.id);
  const versions = await context.storage.events.versions(found.record.id);
  const state = fold(events, momentAfter(events, context.now()).today);
  const ofThem = { signatoryOf: signatoryOf(person, found), preparerOf: preparerOf(person, found) };
  const prepared = ofThem.preparerOf.length === 0 ? [] : await context.storage.prepared.list(found.record.id);
  return toSignOffView(state, { versions, prepared, ...ofThem });
};
