/** Freezes the stored draft as the next version: canonical content, its hashes, and the document state for a restore. */
import type { CharterRecord } from "@acb/schemas/charter";
import { VersionId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Version } from "@acb/schemas/version";
import { canonicalJson } from "@acb/shared/document/canonical-json";
import { type ContentHashes, hashContent } from "@acb/shared/document/content-hash";
import { toContent } from "@acb/shared/document/to-content";
import { freeze, nextNumber } from "@acb/shared/sign-off/freeze";
import * as Y from "yjs";
import { replay } from "../../storage/replay.ts";
import { findCharter } from "../charter/find-charter.ts";
import type { Context } from "../context.ts";
import { done, type Result, refuse } from "../result.ts";
import { commitFacts } from "./commit-facts.ts";

type Asked = { readonly label: string; readonly changeNote: string };

/**
 * Waits until every edit that has reached the server is stored, then reads the draft from storage, never from memory.
 * Refuses NOT_FOUND, NOT_ALLOWED, NOTHING_TO_FREEZE, and TRY_LATER when edits that wait cannot be stored.
 */
export const freezeVersion = async (
  context: Context,
  person: Person,
  charterId: string,
  asked: Asked,
): Promise<Result<Version>> => {
  const found = await findCharter(context, person, charterId, "freeze");
  if (!found.ok) return found;
  const frozen = await freezeDraft(context, { record: found.value.record, person, asked });
  if (!frozen.ok) return frozen;
  const version = frozen.value;
  context.rooms.tell(version.charterId, {
    type: "version.frozen",
    number: version.number,
    label: version.label,
    by: person.name,
  });
  return frozen;
};

type Freezing = {
  readonly record: CharterRecord;
  readonly person: Pick<Person, "id" | "name">;
  readonly asked: Asked;
};

/** The freeze itself, whoever asks for it; tells nobody. */
export const freezeDraft = async (
  context: Context,
  { record, person, asked }: Freezing,
): Promise<Result<Version>> => {
  const { id } = record;
  if (!(await allIsStored(context, record))) return refuse("TRY_LATER");

  const draft = await readDraft(context, record);
  const versionId = VersionId.parse(context.newId("ver"));
  const toVersion = (number: number, frozenAt: string): Version => ({
    id: versionId,
    charterId: id,
    number,
    label: asked.label,
    contentHash: draft.contentHash,
    blockHashes: [...draft.blockHashes],
    schemaVersion: 1,
    changeNote: asked.changeNote,
    frozenBy: person.id,
    frozenByName: person.name,
    frozenAt,
  });

  const committed = await commitFacts(context, id, person.id, (state, { recordedAt }) => ({
    ...freeze(state, { id: versionId, label: asked.label, contentHash: draft.contentHash }),
    version: {
      stored: { version: toVersion(nextNumber(state), recordedAt), content: draft.text },
      documentState: draft.documentState,
    },
  }));
  if (!committed.ok) return committed;
  const stored = await context.storage.events.version(id, versionId);
  if (stored === null) throw new Error(`Version ${versionId} was committed and is not stored.`);
  return done(stored.version);
};

const allIsStored = async ({ rooms, log }: Context, record: CharterRecord): Promise<boolean> => {
  try {
    await rooms.whenStored(record.id);
    return true;
  } catch (cause) {
    log.error({ cause, charterId: record.id }, "edits wait that cannot be stored: nothing was frozen");
    return false;
  }
};

type Draft = ContentHashes & { readonly text: string; readonly documentState: Uint8Array };

const readDraft = async (context: Context, record: CharterRecord): Promise<Draft> => {
  const [stored, organisations] = await Promise.all([
    context.storage.updates.load(record.id),
    context.storage.directory.organisations(),
  ]);
  const domainScheme = context.domainSchemes.find((scheme) => scheme.key === record.domainScheme);
  if (domainScheme === undefined) throw new Error(`There is no domain scheme "${record.domainScheme}".`);
  const parties = record.partnerIds.flatMap((id) => organisations.find((one) => one.id === id) ?? []);
  const doc = replay(stored);
  const content = toContent(doc, { charterId: record.id, parties, domainScheme });
  const documentState = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { ...hashContent(content), text: canonicalJson(content), documentState };
};
