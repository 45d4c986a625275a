/** What a row of the matrix says of a route, and what many rows send. */
import type { Action } from "@acb/schemas/role";
import type { Cast, Ids } from "./cast.ts";

type Need =
  | "anybody"
  | "signedIn"
  | "administrator"
  /** A guest of a workshop, and nobody else. */
  | "guest"
  /** A ticket that was given out a moment before: an address and a cookie alone open nothing. */
  | "ticket"
  /** A socket by HTTP that is one's own: here nobody has one. */
  | "ownSocket"
  /** Who speaks for the organisation that is named, or an administrator. */
  | "keeper"
  /** Who speaks for it alone. */
  | "lead"
  | Exclude<Action, "decide" | "prepare">
  /** Of the organisation that the request names. */
  | "decide"
  | "prepare";

export type RouteNeed = {
  readonly needs: Need;
  /** Guests of a workshop are let through too, as far as their role goes: the page of the charter asks it. */
  readonly guests?: true;
  /** Who only reads may ask it, and yet it changes something: a charter that was put away refuses it. */
  readonly onlyOpen?: true;
  /** The status and, of a refusal, the code; 200 when it is left out. */
  readonly answered?: string;
  /** JSON, or bytes as they are. */
  readonly body?: (ids: Ids, cast: Cast) => object;
  /** The parts of the path that are named otherwise than the ids of a charter. */
  readonly parts?: (ids: Ids, cast: Cast) => Readonly<Record<string, string>>;
};

export type RouteNeeds = Readonly<Record<string, RouteNeed>>;

export const NOTHING = () => ({});

export const OF_ICB = (_: Ids, { icb }: Cast) => ({ organisationId: icb.id });
