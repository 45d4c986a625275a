/** The charter as a whole: its details, its domain scheme, and what lists show of it. */
import * as z from "zod";
import type { Option } from "./field.ts";
import { CharterId, OrganisationId } from "./ids.ts";
import { CHARTER_LABELS, ENTRY_POINTS, LEVELS, STARTING_POINTS } from "./options.ts";

const oneOf = (list: readonly Option[]) => z.enum(list.map((option) => option.value));

export const Level = oneOf(LEVELS);
export const CharterLabel = oneOf(CHARTER_LABELS);
export const EntryPoint = oneOf(ENTRY_POINTS);
export const StartingPoint = oneOf(STARTING_POINTS);

export const CharterTitle = z.string().trim().min(3, "Give the charter a title").max(160);

export const DomainScheme = z.strictObject({
  key: z.string(),
  name: z.string(),
  domains: z.array(z.strictObject({ value: z.string(), label: z.string() })).min(1),
});
export type DomainScheme = z.infer<typeof DomainScheme>;

/** What is kept of a charter beside its live document. Times are ISO 8601 in UTC. */
export const CharterRecord = z.strictObject({
  id: CharterId,
  title: CharterTitle,
  label: CharterLabel,
  level: Level,
  place: z.string().max(120),
  templateKey: z.string(),
  domainScheme: z.string(),
  language: z.enum(["en-GB", "cy-GB"]),
  partnerIds: z.array(OrganisationId),
  createdAt: z.iso.datetime(),
  /** The day in London on which it was put away; a charter that is worked on has none. */
  putAwayOn: z.iso.date().optional(),
});
export type CharterRecord = z.infer<typeof CharterRecord>;
