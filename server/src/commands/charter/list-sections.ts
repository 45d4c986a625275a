/** The sections of a charter's draft, as they are stored. */
import type { SectionId } from "@acb/schemas/ids";
import { SectionId as SectionIdSchema } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import { listSections } from "@acb/shared/document/layout";
import { replay } from "../../storage/replay.ts";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { findCharter } from "./find-charter.ts";

type Section = { readonly id: SectionId; readonly title: string };

export const listDraftSections = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<Section[]>> => {
  const found = await findCharter(context, caller, id, "read");
  if (!found.ok) return found;
  const draft = replay(await context.storage.updates.load(found.value.record.id));
  const sections = listSections(draft).map(({ id, title }) => ({ id: SectionIdSchema.parse(id), title }));
  draft.destroy();
  return done(sections);
};
