/** What is a person's own: where they are signed in, what is held about them, and asking for what is not shared with them. */
import * as z from "zod";
import { CharterId } from "../ids.ts";
import { routes } from "./route.ts";

/** Where somebody is signed in: at this browser, or at another that they may want to end. */
export const OwnSession = z.strictObject({
  id: z.string(),
  /** The browser and its system in words, such as "Firefox on Windows". */
  device: z.string(),
  signedInAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  isThis: z.boolean(),
  /** Somebody gave the first proof there, and not yet the second step's code. */
  awaitsCode: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** What somebody wrote that stands in the draft of a charter still. */
export const WrittenWords = z.strictObject({
  charterId: CharterId,
  /** Piece by piece in the order of the page, with the title of its section. */
  pieces: z.array(z.strictObject({ section: z.string(), text: z.string() })),
});
export type WrittenWords = z.infer<typeof WrittenWords>;

/** Everything that is kept of a person, by the name of what it is kept in. */
export const HeldAboutYou = z.strictObject({
  network: z.string(),
  madeAt: z.iso.datetime(),
  held: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  written: z.array(WrittenWords),
  /** The names of the organisations and charters that it names; of a charter that is not shared any more there is none. */
  names: z.record(z.string(), z.string()),
});
export type HeldAboutYou = z.infer<typeof HeldAboutYou>;

export const OWN_ROUTES = routes({
  /** Newest first. */
  listSessions: { method: "GET", path: "/api/sessions", body: null, answer: z.array(OwnSession) },
  getHeldAboutYou: { method: "GET", path: "/api/held-about-you", body: null, answer: HeldAboutYou },
  /** The same answer whether or not there is such a charter: who runs it is mailed, at most once a day. */
  askForAccess: {
    method: "POST",
    path: "/api/charters/:charterId/access-requests",
    body: z.strictObject({}),
    answer: z.strictObject({}),
  },
  /** Ends them, and what they have open. Others' sessions, and ids that are none, are passed over. */
  endSessions: {
    method: "POST",
    path: "/api/sessions/ended",
    body: z.strictObject({ ids: z.array(z.string().max(200)).min(1).max(500) }),
    answer: z.array(OwnSession),
  },
});
