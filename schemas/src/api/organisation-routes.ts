/** One organisation: its entry, posts, mandates, meetings, and what became of it. Everybody signed in reads it. */
import * as z from "zod";
import { PersonId } from "../ids.ts";
import {
  Leaving,
  Logo,
  Mandate,
  Meeting,
  NewLogo,
  NewMandate,
  NewMeeting,
  OrganisationChange,
  OrganisationProfile,
  PostHolder,
  ProfileChange,
  Succession,
} from "../organisation.ts";
import { NewOrganisation, Organisation } from "../people.ts";
import { routes } from "./route.ts";

/** What the caller may do with an organisation's record. */
export const OrganisationRight = z.enum(["keep", "appoint", "mandate"]);
export type OrganisationRight = z.infer<typeof OrganisationRight>;

export const OrganisationRecord = z.strictObject({
  organisation: Organisation,
  profile: OrganisationProfile,
  logo: Logo.nullable(),
  /** Who came by an invitation, and of whom no administrator has said yet that they are of it. */
  unconfirmed: z.array(PersonId),
  posts: z.array(PostHolder),
  /** Newest first, with those that are over. */
  mandates: z.array(Mandate),
  /** By their days. */
  meetings: z.array(Meeting),
  /** Newest first. */
  changes: z.array(OrganisationChange),
  may: z.array(OrganisationRight),
  /** May the caller try to remove it, as one that was entered by mistake? No record refers to it; texts are read when it is removed. */
  removable: z.boolean(),
});
export type OrganisationRecord = z.infer<typeof OrganisationRecord>;

const organisation = <const Rest extends string>(rest: Rest) =>
  `/api/organisations/:organisationId${rest}` as const;

/** The picture itself: GET, a PNG, for whoever reads the record. */
export const LOGO_PATH = organisation("/logo");

export const ORGANISATION_ROUTES = routes({
  listOrganisations: { method: "GET", path: "/api/organisations", body: null, answer: z.array(Organisation) },
  /** Refusals: NAME_TAKEN, ADMINISTRATOR_ONLY. */
  addOrganisation: {
    method: "POST",
    path: "/api/organisations",
    body: NewOrganisation,
    answer: Organisation,
  },
  /** With `renamedOn` a new name goes into the history; without it a mistake is put right. */
  changeOrganisation: {
    method: "PUT",
    path: organisation(""),
    body: NewOrganisation.extend({ renamedOn: z.iso.date("Enter the day of the new name").optional() }),
    answer: Organisation,
  },
  /** One that was entered by mistake, for good. Refusals: ADMINISTRATOR_ONLY, ORGANISATION_ENDED, ORGANISATION_IN_USE. */
  removeOrganisation: {
    method: "POST",
    path: organisation("/removed"),
    body: z.strictObject({}),
    answer: z.strictObject({}),
  },
  getOrganisation: { method: "GET", path: organisation(""), body: null, answer: OrganisationRecord },
  /** For its own leads and administrators. Refusals: NOT_ORGANISATION_LEAD, ORGANISATION_ENDED. */
  changeProfile: {
    method: "PUT",
    path: organisation("/profile"),
    body: ProfileChange,
    answer: OrganisationRecord,
  },
  /** For its own leads and administrators. Refusals: NOT_ORGANISATION_LEAD, ORGANISATION_ENDED, IMAGE_UNREADABLE. */
  setLogo: { method: "PUT", path: organisation("/logo"), body: NewLogo, answer: OrganisationRecord },
  removeLogo: {
    method: "POST",
    path: organisation("/logo/removed"),
    body: z.strictObject({}),
    answer: OrganisationRecord,
  },
  /** Says that a person who was invited for it is of it. Again it changes nothing. Refusals: ADMINISTRATOR_ONLY, NOT_FOUND. */
  confirmMember: {
    method: "POST",
    path: organisation("/people/:personId/confirmed"),
    body: z.strictObject({}),
    answer: OrganisationRecord,
  },
  /** Nobody holds the post for `null`. Refusals: ADMINISTRATOR_ONLY, NOT_YOUR_ORGANISATION, ORGANISATION_ENDED. */
  setPost: {
    method: "PUT",
    path: organisation("/posts/:post"),
    body: z.strictObject({ personId: PersonId.nullable(), since: z.iso.date("Enter since when") }),
    answer: OrganisationRecord,
  },
  /** For its own leads alone. Refusals: NOT_ORGANISATION_LEAD, MEMBERSHIP_UNCONFIRMED, ORGANISATION_ENDED. */
  grantMandate: {
    method: "POST",
    path: organisation("/mandates"),
    body: NewMandate,
    answer: OrganisationRecord,
  },
  /** Void from today on; again it changes nothing. Refusals: NOT_ORGANISATION_LEAD. */
  revokeMandate: {
    method: "POST",
    path: organisation("/mandates/:mandateId/revoked"),
    body: z.strictObject({}),
    answer: OrganisationRecord,
  },
  /** For its own leads and administrators. Refusals: NOT_ORGANISATION_LEAD, ORGANISATION_ENDED. */
  addMeeting: {
    method: "POST",
    path: organisation("/meetings"),
    body: NewMeeting,
    answer: OrganisationRecord,
  },
  removeMeeting: {
    method: "POST",
    path: organisation("/meetings/:meetingId/removed"),
    body: z.strictObject({}),
    answer: OrganisationRecord,
  },
  /** In every charter it is a partner no more; what it decided stays. Refusals: ADMINISTRATOR_ONLY, ORGANISATION_ENDED, INVALID. */
  recordLeaving: {
    method: "POST",
    path: organisation("/left"),
    body: Leaving,
    answer: OrganisationRecord,
  },
  /** As leaving, with the successors as partners in its place. Refusals: as above. */
  recordSuccession: {
    method: "POST",
    path: organisation("/succeeded"),
    body: Succession,
    answer: OrganisationRecord,
  },
});
