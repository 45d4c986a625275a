/** Everything that is held about whoever asks, with the words that they wrote (SPEC: What is held about a person). */
import type { HeldAboutYou, WrittenWords } from "@acb/schemas/api/own-routes";
import { CharterId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { listSections } from "@acb/shared/document/layout";
import { attribute } from "../../attribution/attribute.ts";
import type { HeldRow } from "../../storage/ports/directory.ts";
import { replay } from "../../storage/replay.ts";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";

type Reading = Pick<Context, "storage" | "now">;

export const readHeld = async ({ storage, now }: Reading, person: Person): Promise<Result<HeldAboutYou>> => {
  const held = await storage.directory.heldAbout(person.id, person.email);
  const [network, names] = await Promise.all([storage.directory.network(), namesFor({ storage }, person)]);
  const written: WrittenWords[] = [];
  // One after the other: a whole draft of each is in memory meanwhile.
  for (const charterId of chartersIn(held.client_ids ?? []))
    written.push({ charterId, pieces: await wordsOf({ storage }, person, charterId) });
  return done({
    network: network?.name ?? "",
    madeAt: now().toISOString(),
    held: Object.fromEntries(
      Object.entries(held).map(([table, rows]) => [table, rows.map((row) => ({ ...row }))]),
    ),
    written: written.filter(({ pieces }) => pieces.length > 0),
    names,
  });
};

const chartersIn = (rows: readonly HeldRow[]): readonly CharterId[] => [
  ...new Set(rows.map(({ charter_id: id }) => CharterId.parse(id))),
];

/** What they wrote and what stands in the draft: neighbouring words of others are not in it. */
const wordsOf = async (
  { storage }: Pick<Context, "storage">,
  person: Person,
  charterId: CharterId,
): Promise<WrittenWords["pieces"]> => {
  const [stored, owners] = await Promise.all([
    storage.updates.load(charterId),
    storage.updates.owners(charterId),
  ]);
  const theirs = new Set(
    owners.filter(({ personId }) => personId === person.id).map(({ clientId }) => clientId),
  );
  const doc = replay(stored);
  const titles = new Map(listSections(doc).map(({ id, title }) => [id, title]));
  const pieces = attribute(doc, (clientId) => (theirs.has(clientId) ? 0 : null)).flatMap(
    ({ sectionId, lines }) =>
      lines
        .flat()
        .filter(({ author, text }) => author === 0 && text.trim() !== "")
        .map(({ text }) => ({ section: titles.get(sectionId) ?? "", text })),
  );
  doc.destroy();
  return pieces;
};

/** Of charters those alone that are shared with them now: what another one is called is not theirs to know (SA1). */
const namesFor = async (
  { storage }: Pick<Context, "storage">,
  person: Person,
): Promise<Readonly<Record<string, string>>> => {
  const [organisations, charters, roles] = await Promise.all([
    storage.directory.organisations(),
    storage.charters.all(),
    storage.charters.rolesOf(person.id),
  ]);
  const shared = new Set(roles.map(({ charterId }) => charterId));
  return Object.fromEntries([
    ...organisations.map(({ id, name }) => [id, name]),
    ...charters.filter(({ id }) => shared.has(id)).map(({ id, title }) => [id, title]),
  ]);
};
