/** After a restore: what browsers still hold of a charter is given back by who wrote it, and taken by a governance lead. */
import * as z from "zod";
import { OrganisationId, PersonId } from "../ids.ts";
import { routes } from "./route.ts";

/**
 * Whose a Yjs client id is in one epoch of a charter, as the server proves it to itself later: by then it may have
 * forgotten. A browser keeps the receipts with its copy of the charter.
 */
export const Receipt = z.strictObject({
  clientId: z.int().nonnegative(),
  personId: PersonId,
  organisationId: OrganisationId.nullable(),
  proof: z.string().max(64),
});
export type Receipt = z.infer<typeof Receipt>;

/** Words that one person gave back from one browser. */
export const Offer = z.strictObject({
  id: z.string(),
  personId: PersonId,
  personName: z.string(),
  organisationName: z.string().nullable(),
  offeredAt: z.iso.datetime(),
  letterCount: z.int().nonnegative(),
  /** The Yjs client ids under which they stand. */
  clientIds: z.array(z.int()),
  /** `refused`: they do not fit onto the charter as it is now. */
  state: z.enum(["offered", "taken", "refused"]),
  /** Of what is not in the charter yet, this builds on words that somebody else has to give back first. */
  waitsFor: z.array(z.string().nullable()),
});
export type Offer = z.infer<typeof Offer>;

/** How giving back stands in the current epoch of the charter. */
export const GivingBackView = z.strictObject({
  /** What began this epoch; `null` for the first one. */
  begunBy: z.enum(["restore", "erasure"]).nullable(),
  begunAt: z.iso.datetime().nullable(),
  /** Copies of this epoch and of newer ones can be given back; older ones hold text that was erased. */
  oldestEpoch: z.int(),
  state: z.enum(["never opened", "open", "closed"]),
  /** Who opened or closed it last, and when. */
  last: z.strictObject({ personName: z.string(), at: z.iso.datetime() }).nullable(),
  /** Everybody's, for those who may take them; for others their own. */
  offers: z.array(Offer),
});
export type GivingBackView = z.infer<typeof GivingBackView>;

const MOST_CLIENT_IDS = 5_000;
/** What a body of the API may hold, in the four letters for three bytes of base64. */
const LONGEST_UPDATE = 900_000;
const Nothing = z.strictObject({});

export const GIVING_BACK_ROUTES = routes({
  /** Of the ids that are asked for, those that belong to somebody. */
  askReceipts: {
    method: "POST",
    path: "/api/charters/:charterId/receipts",
    body: z.strictObject({ clientIds: z.array(z.int().nonnegative()).max(MOST_CLIENT_IDS) }),
    answer: z.array(Receipt),
  },
  getGivingBack: {
    method: "GET",
    path: "/api/charters/:charterId/recovery",
    body: null,
    answer: GivingBackView,
  },
  /** Opening what is open changes nothing. Refusals: NOT_ALLOWED, NOT_RESTORED, TEXT_ERASED. */
  openGivingBack: {
    method: "POST",
    path: "/api/charters/:charterId/recovery/opened",
    body: Nothing,
    answer: GivingBackView,
  },
  /** Closing what is closed changes nothing. Refusals: NOT_ALLOWED, NOT_RESTORED, TEXT_ERASED. */
  closeGivingBack: {
    method: "POST",
    path: "/api/charters/:charterId/recovery/closed",
    body: Nothing,
    answer: GivingBackView,
  },
  /**
   * `update` holds the caller's own pieces beyond the charter as it is, as one Yjs update in base64; its deletions are
   * passed over. The same words again change nothing. Refusals: NOT_ALLOWED, GIVING_BACK_CLOSED, NOT_RESTORED, TEXT_ERASED,
   * NOT_YOUR_WORDS, NOTHING_TO_GIVE_BACK, TOO_MANY_OFFERS.
   */
  offerWords: {
    method: "POST",
    path: "/api/charters/:charterId/recovery/offers",
    body: z.strictObject({
      /** The epoch that the copy is of. */
      epoch: z.int(),
      update: z
        .base64()
        .min(1)
        .max(LONGEST_UPDATE, "That is too much to be given back at once: copy it by hand"),
      receipts: z.array(Receipt).max(MOST_CLIENT_IDS),
    }),
    answer: GivingBackView,
  },
  /** Offers that were taken already, or are not there, change nothing. Refusals: NOT_ALLOWED, GIVING_BACK_CLOSED, TRY_LATER. */
  takeOffers: {
    method: "POST",
    path: "/api/charters/:charterId/recovery/taken",
    body: z.strictObject({ offerIds: z.array(z.string()).min(1, "Choose whose words to take").max(500) }),
    answer: GivingBackView,
  },
});
