/** Who wrote which words of the draft or of a version, by person and organisation (SPEC: Attribution). */
import type { Attribution, Author } from "@acb/schemas/api/attribution-routes";
import { type CharterId, VersionId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type * as Y from "yjs";
import { attribute } from "../../attribution/attribute.ts";
import type { ClientIdOwner } from "../../storage/ports/update-log.ts";
import { replay } from "../../storage/replay.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";
import { findCharter } from "./find-charter.ts";

/** Refuses NOT_FOUND. */
export const readDraftAttribution = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
): Promise<Result<Attribution>> => {
  const found = await findCharter(context, person, charterId, "read");
  if (!found.ok) return found;
  const { id } = found.value.record;
  return done(await attributionOf(context, id, replay(await context.storage.updates.load(id))));
};

/** Refuses NOT_FOUND, also for a version of another charter. */
export const readVersionAttribution = async (
  context: Pick<Context, "storage">,
  person: Person,
  charterId: string,
  versionId: string,
): Promise<Result<Attribution>> => {
  const found = await findCharter(context, person, charterId, "read");
  if (!found.ok) return found;
  const version = VersionId.safeParse(versionId);
  if (!version.success) return refuse("NOT_FOUND");
  const { id } = found.value.record;
  const state = await context.storage.events.documentState(id, version.data);
  if (state === null) return refuse("NOT_FOUND");
  return done(await attributionOf(context, id, replay({ checkpoint: state, updates: [], lastSeq: 0 })));
};

/** Takes the document over. */
const attributionOf = async (
  { storage }: Pick<Context, "storage">,
  charterId: CharterId,
  doc: Y.Doc,
): Promise<Attribution> => {
  const [owners, organisations] = await Promise.all([
    storage.updates.owners(charterId),
    storage.directory.organisations(),
  ]);
  const people = await storage.directory.peopleAmong(owners.map(({ personId }) => personId));
  const personNames = new Map(people.map(({ id, name }) => [id, name]));
  const organisationNames = new Map(organisations.map(({ id, name }) => [id, name]));
  const ownerOf = new Map(owners.map((owner) => [owner.clientId, owner]));

  const places = new Map<string, number>();
  const authors: Author[] = [];
  const placeOf = ({ personId, organisationId }: ClientIdOwner): number => {
    const key = `${personId} ${organisationId ?? ""}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    authors.push({
      personId,
      personName: personNames.get(personId) ?? "",
      organisationId,
      organisationName: organisationId === null ? null : (organisationNames.get(organisationId) ?? ""),
    });
    places.set(key, authors.length - 1);
    return authors.length - 1;
  };

  const fields = attribute(doc, (clientId) => {
    const owner = ownerOf.get(clientId);
    return owner === undefined ? null : placeOf(owner);
  });
  doc.destroy();
  return { authors, fields: [...fields] };
};
