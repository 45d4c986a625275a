/** Creates the example network by the commands that people use, so that nothing in it is special. */
import { randomUUID } from "node:crypto";
import { DecisionId, type PersonId, type RoundId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Version } from "@acb/schemas/version";
import { seedDocument } from "@acb/shared/document/from-template";
import { londonDate } from "@acb/shared/sign-off/london-date";
import type { Context } from "../context.ts";
import type { Result } from "../result.ts";
import { freezeVersion } from "../sign-off/freeze-version.ts";
import { openRound } from "../sign-off/open-round.ts";
import { recordDecision } from "../sign-off/record-decision.ts";
import type { Example } from "./example-files.ts";

const ROUND_DAYS = 60;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Adds the organisations, people, the charter with its text, version 1, its round and the decisions. What is there already
 * from a load that was cut off is kept. Rejects when a command refuses: then the example's files are wrong.
 */
export const loadExample = async (context: Context, example: Example): Promise<void> => {
  const { directory, charters, events } = context.storage;
  for (const organisation of example.organisations)
    must(await directory.putOrganisation(organisation), organisation.name);
  for (const person of example.people) must((await directory.putPerson(person)) === "stored", person.email);
  for (const record of example.organisationRecords) await putOrganisationRecord(context, record);
  const { id } = example.charter.record;
  if ((await charters.find(id)) === null) await createExampleCharter(context, example);
  if ((await events.versions(id)).length === 0) await signExample(context, example);
};

const putOrganisationRecord = async (
  { storage: { organisations }, now }: Context,
  { organisationId, profile, posts, mandates, meetings }: Example["organisationRecords"][number],
): Promise<void> => {
  const known = await organisations.record(organisationId);
  await organisations.changeProfile(organisationId, profile);
  for (const { post, ...holder } of posts) await organisations.setPost(organisationId, post, holder);
  const grantedAt = now().toISOString();
  for (const mandate of mandates.filter(({ id }) => !known?.mandates.some((one) => one.id === id)))
    await organisations.addMandate({ ...mandate, organisationId, grantedAt, revokedOn: null });
  for (const meeting of meetings.filter(({ id }) => !known?.meetings.some((one) => one.id === id)))
    await organisations.addMeeting(organisationId, meeting);
};

const createExampleCharter = async (context: Context, example: Example): Promise<void> => {
  const record = { ...example.charter.record, createdAt: context.now().toISOString() };
  const template = context.templates.find(({ key }) => key === record.templateKey);
  if (template === undefined) throw new Error(`The example's template "${record.templateKey}" is missing`);
  const partners = record.partnerIds.flatMap(
    (id) => example.organisations.find((organisation) => organisation.id === id) ?? [],
  );
  const { details } = example.charter;
  const seed = seedDocument({
    template,
    record,
    details,
    partners,
    newId: context.newId,
    contents: example.sections,
  });
  await context.storage.charters.create({ record, roles: example.charter.roles, seed });
};

const signExample = async (context: Context, example: Example): Promise<void> => {
  const charterId = example.charter.record.id;
  const { version: freeze, round, decisions } = example.signOff;
  const lead = personOf(example, freeze.frozenBy);
  const { label, changeNote } = freeze;
  const version = mustSucceed(await freezeVersion(context, lead, charterId, { label, changeNote }));
  const dueOn = dueDate(context.now(), round.dueOn);
  const view = mustSucceed(await openRound(context, lead, charterId, { versionId: version.id, dueOn }));
  const roundId = view.rounds[0]?.round.id;
  if (roundId === undefined) throw new Error("The example's round was not opened");
  for (const decision of decisions) await decide(context, example, { version, roundId, decision });
};

type Deciding = {
  readonly version: Version;
  readonly roundId: RoundId;
  readonly decision: Example["signOff"]["decisions"][number];
};

const decide = async (context: Context, example: Example, deciding: Deciding): Promise<void> => {
  const { version, roundId, decision } = deciding;
  const { actor, authority, ...said } = decision;
  const at = { charterId: version.charterId, roundId };
  mustSucceed(
    await recordDecision(context, personOf(example, actor), at, {
      ...said,
      id: DecisionId.parse(randomUUID()),
      versionId: version.id,
      contentHash: version.contentHash,
      authority: { ...authority, meetingOn: londonDate(context.now()) },
    }),
  );
};

/** The example's own date while it lies ahead. */
const dueDate = (now: Date, planned: string): string => {
  const earliest = londonDate(new Date(now.getTime() + ROUND_DAYS * DAY_MS));
  return planned >= earliest ? planned : earliest;
};

const personOf = (example: Example, id: PersonId): Person => {
  const person = example.people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`The example has no person ${id}`);
  return person;
};

const must = (stored: boolean, what: string): void => {
  if (!stored) throw new Error(`The example clashes with the network: ${what}`);
};

const mustSucceed = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`The example was refused: ${result.code} ${JSON.stringify(result.fields)}`);
  return result.value;
};
