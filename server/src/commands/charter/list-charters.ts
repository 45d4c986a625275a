/** The charters that are shared with a person, and what waits for them in each. */
import type { CharterLine } from "@acb/schemas/api/charter-routes";
import type { CharterRecord } from "@acb/schemas/charter";
import type { OrganisationId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import type { Version } from "@acb/schemas/version";
import { actionsOf, can, stateOf } from "@acb/shared/access/can";
import { rolesOf } from "@acb/shared/access/grants";
import { countPositions } from "@acb/shared/sign-off/board";
import { fold } from "@acb/shared/sign-off/fold";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { type RoundProgress, type SignOffState, takesDecisions, versionOf } from "@acb/shared/sign-off/state";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { signatoryOf } from "../sign-off/signatory-of.ts";

/** Newest first. An administrator without a role sees none. */
export const listCharters = async (context: Context, caller: Person): Promise<Result<CharterLine[]>> => {
  const { charters } = context.storage;
  const given = await charters.rolesOf(caller.id);
  const ids = [...new Set(given.map(({ charterId }) => charterId))];
  const lines = await Promise.all(
    ids.map(async (id) => {
      const record = await charters.find(id);
      const grants = given.filter(({ charterId }) => charterId === id).map(({ grant }) => grant);
      return record === null || !can(rolesOf(grants, caller.id), "read", stateOf(record))
        ? []
        : [await lineOf(context, caller, record, grants)];
    }),
  );
  return done(lines.flat().toSorted((a, b) => b.record.createdAt.localeCompare(a.record.createdAt)));
};

const lineOf = async (
  context: Context,
  caller: Person,
  record: CharterRecord,
  grants: readonly RoleGrant[],
): Promise<CharterLine> => {
  const { events } = context.storage;
  const [log, versions] = await Promise.all([events.read(record.id), events.versions(record.id)]);
  const state = fold(log, londonDate(context.now()));
  const newest = versions[0];
  const round = state.rounds.at(-1);
  return {
    record,
    may: actionsOf(rolesOf(grants, caller.id), stateOf(record)),
    newestVersion: newest === undefined ? null : aboutVersion(newest),
    round: round === undefined ? null : summaryOf(state, round),
    waiting: round === undefined ? [] : waitingIn(state, round, signatoryOf(caller, { grants, record })),
  };
};

const aboutVersion = ({ id, number, frozenAt, changeNote }: Version): CharterLine["newestVersion"] => ({
  id,
  number,
  frozenAt,
  changeNote,
});

const summaryOf = (
  log: SignOffState,
  { round, state, standings }: RoundProgress,
): NonNullable<CharterLine["round"]> => ({
  state,
  versionNumber: versionOf(log, round).number,
  asked: standings.length,
  counts: countPositions(standings),
  dueOn: round.dueOn,
});

const waitingIn = (
  state: SignOffState,
  progress: RoundProgress,
  mine: readonly OrganisationId[],
): CharterLine["waiting"] =>
  takesDecisions(state, progress)
    ? progress.standings
        .filter((standing) => standing.position === "asked" && mine.includes(standing.organisationId))
        .map((standing) => ({
          organisationId: standing.organisationId,
          organisationName: standing.name,
          position: standing.position,
          dueOn: progress.round.dueOn,
        }))
    : [];
