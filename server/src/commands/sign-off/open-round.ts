/** Opens a sign-off round for the charter's partners and asks every signatory by mail. */
import type { SignOffView } from "@acb/schemas/api/sign-off-routes";
import { type CharterId, RoundId, type VersionId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { openRound as plan } from "@acb/shared/sign-off/open-round";
import { roundOpenedMail } from "../../mail/round-mail.ts";
import { type FoundCharter, findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { commitFacts } from "./commit-facts.ts";
import { signOffFor } from "./read-sign-off.ts";
import { type Recipient, sendNotices } from "./send-notices.ts";

type Asked = { readonly versionId: VersionId; readonly dueOn: string };

/**
 * The round is open once it is in the log, whatever becomes of the mail.
 * Refuses NOT_FOUND, NOT_ALLOWED, NO_PARTNERS, ROUND_OPEN_ALREADY or DUE_DATE_PAST.
 */
export const openRound = async (
  context: Context,
  person: Person,
  charterId: string,
  asked: Asked,
): Promise<Result<SignOffView>> => {
  const known = await findCharter(context, person, charterId, "openRound");
  if (!known.ok) return known;
  const { id } = known.value.record;
  const opened = await context.inTurn(id, () => open(context, person, id, asked));
  if (!opened.ok) return opened;
  const { found, roundId } = opened.value;
  const { record } = found;
  const { publicUrl } = context;
  context.rooms.tell(id, { type: "sign-off.changed" });
  sendNotices(context, {
    charterId: id,
    roundId,
    about: "round.opened",
    recipients: signatoriesOf(found),
    words: (to) => roundOpenedMail({ to, convenor: person, record, dueOn: asked.dueOn, publicUrl }),
  });
  return done(await signOffFor(context, person, found));
};

type Opened = { readonly found: FoundCharter; readonly roundId: RoundId };

/**
 * The organisations are read within the turn: one that ends before that is not asked, and one that ends later is told to
 * this charter in a turn of its own, which finds the round.
 */
const open = async (
  context: Context,
  person: Person,
  charterId: CharterId,
  asked: Asked,
): Promise<Result<Opened>> => {
  const found = await findCharter(context, person, charterId, "openRound");
  if (!found.ok) return found;
  const organisations = await context.storage.directory.organisations();
  const partners = found.value.record.partnerIds.flatMap(
    (partnerId) => organisations.find(({ id, endedOn }) => id === partnerId && endedOn === undefined) ?? [],
  );
  const roundId = RoundId.parse(context.newId("rnd"));
  const committed = await commitFacts(context, charterId, person.id, (state, { today }) =>
    plan(state, { id: roundId, ...asked, partners }, today),
  );
  if (!committed.ok) return committed;
  await context.storage.prepared.removeAll(charterId);
  return done({ found: found.value, roundId });
};

const signatoriesOf = ({ grants, record }: FoundCharter): readonly Recipient[] =>
  grants.flatMap((grant) =>
    grant.role === "signatory" && record.partnerIds.includes(grant.organisationId) ? [grant] : [],
  );
