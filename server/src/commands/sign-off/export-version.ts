/** One version as a file, in one of the formats: always from the frozen content, never from the live document (SPEC: Export). */
import type { ExportFormat, RoundView } from "@acb/schemas/api/sign-off-routes";
import { Content } from "@acb/schemas/content";
import type { Person } from "@acb/schemas/people";
import { toPublication } from "@acb/shared/publication/to-publication";
import { type ExportFile, exportFileName, exportTag, MEDIA_TYPES } from "../../export/export-file.ts";
import type { Renderers } from "../../export/renderers.ts";
import type { StoredVersion } from "../../storage/ports/events.ts";
import type { Context } from "../context.ts";
import { note } from "../note.ts";
import { done, type Result, refuse } from "../result.ts";
import { readSignOff } from "./read-sign-off.ts";
import { readVersion } from "./read-version.ts";

export type ExportRequest = {
  readonly charterId: string;
  readonly versionId: string;
  readonly format: ExportFormat;
};

/** Refuses NOT_FOUND, TEXT_NOT_PRINTABLE with the signs and where they stand, and EXPORT_FAILED with the reason. */
export const exportVersion = async (
  context: Context,
  person: Person,
  request: ExportRequest,
  renderers: Renderers,
): Promise<Result<ExportFile>> => {
  const stored = await readVersion(context, person, request.charterId, request.versionId);
  if (!stored.ok) return stored;
  const signOff = await readSignOff(context, person, request.charterId);
  if (!signOff.ok) return signOff;
  const { version } = stored.value;
  // Rounds come newest first: what stands now is the newest one about this text.
  const board = signOff.value.rounds.find((one) => one.round.versionId === version.id) ?? null;
  const content = Content.parse(JSON.parse(stored.value.content));
  const rendered = await bytesOf(
    context,
    { stored: stored.value, content, board },
    request.format,
    renderers,
  );
  if (!rendered.ok) return rendered;
  await note(context, {
    deed: "exportedVersion",
    actor: person.id,
    charterId: version.charterId,
    detail: `version ${version.number}, ${request.format}`,
  });
  return done({
    bytes: rendered.value,
    mediaType: MEDIA_TYPES[request.format],
    fileName: exportFileName(content.charter.title, version.number, request.format),
    etag: exportTag(version, request.format, board),
  });
};

type Source = {
  readonly stored: StoredVersion;
  readonly content: Content;
  readonly board: RoundView | null;
};

const bytesOf = async (
  context: Context,
  { stored, content, board }: Source,
  format: ExportFormat,
  renderers: Renderers,
): Promise<Result<Uint8Array>> => {
  if (format === "json") return done(renderers.json(stored, board));
  const network = (await context.storage.directory.network())?.name ?? "";
  const publication = toPublication({ content, version: stored.version, network, board });
  const rendered = await renderers[format](publication);
  if (rendered.ok) return done(rendered.bytes);
  context.log.error({ versionId: stored.version.id, format, why: rendered.why }, "export failed");
  return refuse(rendered.code, rendered.fields);
};
