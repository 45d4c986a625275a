/** Who wrote which words: of the draft as it is stored, and of any version. For everybody who may read the charter. */
import * as z from "zod";
import { ItemId, OrganisationId, PersonId, SectionId } from "../ids.ts";
import { routes } from "./route.ts";

/** A person, writing for the organisation that they wrote for. */
export const Author = z.strictObject({
  personId: PersonId,
  personName: z.string(),
  organisationId: OrganisationId.nullable(),
  organisationName: z.string().nullable(),
});
export type Author = z.infer<typeof Author>;

/** Characters that one author wrote: `author` is a place in `authors`, `null` for words of the template. */
export const AttributedRun = z.strictObject({ text: z.string(), author: z.int().nonnegative().nullable() });
export type AttributedRun = z.infer<typeof AttributedRun>;

/**
 * A text of a section (`itemId` null) or of an item, line by line; or a value that was chosen: one line, by whoever chose it.
 * `field` is the key of the item's field, `prose` for the section's own text, `title` for its title.
 */
export const AttributedField = z.strictObject({
  sectionId: SectionId,
  itemId: ItemId.nullable(),
  field: z.string(),
  lines: z.array(z.array(AttributedRun)),
});
export type AttributedField = z.infer<typeof AttributedField>;

/** In the order of the page; empty fields are left out. */
export const Attribution = z.strictObject({ authors: z.array(Author), fields: z.array(AttributedField) });
export type Attribution = z.infer<typeof Attribution>;

export const ATTRIBUTION_ROUTES = routes({
  getDraftAttribution: {
    method: "GET",
    path: "/api/charters/:charterId/attribution",
    body: null,
    answer: Attribution,
  },
  getVersionAttribution: {
    method: "GET",
    path: "/api/charters/:charterId/versions/:versionId/attribution",
    body: null,
    answer: Attribution,
  },
});
