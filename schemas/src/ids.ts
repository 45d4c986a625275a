/** Branded ids: a string from outside becomes an id only by passing its schema here. */
import * as z from "zod";

/** The opaque part of every id: 16 to 32 URL-safe characters, random, never derived from content. */
const idPattern = (prefix: string) => new RegExp(`^${prefix}_[A-Za-z0-9_-]{4,40}$`);

export const PersonId = z.string().regex(idPattern("per")).brand("PersonId");
export type PersonId = z.infer<typeof PersonId>;

export const OrganisationId = z.string().regex(idPattern("org")).brand("OrganisationId");
export type OrganisationId = z.infer<typeof OrganisationId>;

export const CharterId = z.string().regex(idPattern("cha")).brand("CharterId");
export type CharterId = z.infer<typeof CharterId>;

export const SectionId = z.string().regex(idPattern("sec")).brand("SectionId");
export type SectionId = z.infer<typeof SectionId>;

export const ItemId = z.string().regex(idPattern("itm")).brand("ItemId");
export type ItemId = z.infer<typeof ItemId>;

export const VersionId = z.string().regex(idPattern("ver")).brand("VersionId");
export type VersionId = z.infer<typeof VersionId>;

export const RoundId = z.string().regex(idPattern("rnd")).brand("RoundId");
export type RoundId = z.infer<typeof RoundId>;

export const MandateId = z.string().regex(idPattern("mdt")).brand("MandateId");
export type MandateId = z.infer<typeof MandateId>;

export const MeetingId = z.string().regex(idPattern("mtg")).brand("MeetingId");
export type MeetingId = z.infer<typeof MeetingId>;

/** Made by the deciding browser, so that a retry of the same decision is recognised. */
export const DecisionId = z.uuid().brand("DecisionId");
export type DecisionId = z.infer<typeof DecisionId>;
