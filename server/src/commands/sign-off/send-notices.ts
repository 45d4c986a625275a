/** Mails people about a round, and writes into the log what became of each mail (SPEC: SC7). */
import type { Fact } from "@acb/schemas/event";
import type { CharterId, OrganisationId, PersonId, RoundId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Context, SendMail } from "../context.ts";
import { commitFacts } from "./commit-facts.ts";

export type Notice = {
  readonly charterId: CharterId;
  readonly roundId: RoundId;
  readonly about: Extract<Fact, { type: "notice.sent" }>["about"];
  /** Who is written to, and for which organisation; a person who stands here twice gets one mail. */
  readonly recipients: readonly Recipient[];
  readonly words: (to: Person) => Parameters<SendMail>[0];
};
export type Recipient = { readonly personId: PersonId; readonly organisationId: OrganisationId | null };

/**
 * In the background: what the notice tells of is in the log already, whatever becomes of the mail. It is logged as sent
 * when the mail server accepted it and as failed when it did not; a mail kept in the outbox was neither, and leaves none.
 * Who is suspended is not written to.
 */
export const sendNotices = (context: Context, notice: Notice): void =>
  context.background(`notices: ${notice.about}`, async () => {
    const { charterId, recipients } = notice;
    const once = new Map(recipients.toReversed().map((recipient) => [recipient.personId, recipient]));
    const facts = await Promise.all([...once.values()].map((recipient) => send(context, notice, recipient)));
    await commitFacts(context, charterId, null, () => ({ ok: true, facts: facts.flat() }));
  });

const send = async (
  context: Context,
  { roundId, about, words }: Notice,
  { personId, organisationId }: Recipient,
): Promise<readonly Fact[]> => {
  const to = await context.storage.directory.activePerson(personId);
  if (to === null) return [];
  const state = await context.sendMail(words(to));
  return state === "kept" ? [] : [{ type: `notice.${state}`, roundId, organisationId, about }];
};
