/**
 * Every message of the protocol × everybody who may send it × their own charter, a foreign one and one that was put away (SPEC:
 * SY71; shared: AC11; I-13, I-17): by the real way in, with the roles that storage has. What is expected follows from
 * `message-needs.ts` and the table of access.
 */
import { CharterId } from "@acb/schemas/ids";
import { can } from "@acb/shared/access/can";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { syncStep1Frame } from "@acb/shared/protocol/frames";
import { MESSAGE, SYNC } from "@acb/shared/protocol/message-type";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { StoredDocument } from "../../storage/ports/update-log.ts";
import { replay } from "../../storage/replay.ts";
import { type Actor, type Cast, createCast, putAway } from "../../testing/matrix/cast.ts";
import { TEST_URL } from "../../testing/test-url.ts";
import { openHttp, post, type Way } from "../testing/http-client.ts";
import { closeCodeFor, MESSAGES, type Message } from "../testing/message-needs.ts";
import { writingIn } from "../testing/writing.ts";

type Place = "own" | "foreign" | "put away";

let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
});
afterAll(() => cast.installation.close());

/** What has a row, and one of each kind that has none. */
const STRANGE = ["type 4", "sync 3"];
const SENT = MESSAGES.filter(({ called, isKnown }) => isKnown || STRANGE.includes(called));

const charterIn = (place: Place): CharterId =>
  CharterId.parse(place === "foreign" ? cast.foreign.charterId : cast.own.charterId);
const storedIn = (place: Place): Promise<StoredDocument> =>
  cast.installation.context.storage.updates.load(charterIn(place));

/** What becomes of the message, and of the word in it. */
const send = async (
  { visitor, called }: Actor,
  { frame }: Message,
  { place, stored }: { readonly place: Place; readonly stored: StoredDocument },
): Promise<string> => {
  const way: Way = {
    address: `/sync/${charterIn(place)}/http`,
    headers: { origin: TEST_URL, cookie: visitor.cookies() },
    request: cast.installation.app.request,
  };
  const client = await openHttp(way);
  if (client.status !== 200) return String(client.status);
  const { socketId } = client;
  const doc = replay(stored);
  const question = syncStep1Frame(Y.encodeStateVector(doc));
  const frames = [frame(doc, wordOf(called)), question];
  if (socketId !== "") await post(way, "/frames", { socketId, number: 1, heardCount: 0, frames });
  // Frames are read in order: the answer to the question says that what was sent before it did no harm.
  const event = await Promise.race([
    client.when(({ kind }) => kind === "close"),
    client.whenFrame("syncStep2").then(() => ({ kind: "taken" }) as const),
  ]);
  if (event.kind === "taken") await post(way, "/close", { socketId, number: 0, heardCount: 0, frames: [] });
  return event.kind === "close" ? `closed ${event.code}` : event.kind;
};

const wordOf = (called: string): string => `[${called}]`;

const outcomeFor = (actor: Actor, { need }: Message, place: Place): string => {
  if (!actor.signedIn) return `closed ${CLOSE.notSignedIn.code}`;
  const roles = place === "foreign" ? [] : actor.roles;
  const state = place === "put away" ? "put_away" : "open";
  if (!can(roles, "read", state)) return "404";
  const code = closeCodeFor(need, roles, state);
  if (code !== null) return `closed ${code}`;
  return need.needs === "write" ? "stored" : "taken";
};

const inPlace = (place: Place) =>
  it.each(SENT)(
    `AC11 SY71 (I-13, I-17) $called needs “$need.needs”, of everybody, ${place}`,
    async (message) => {
      const before = await storedIn(place);
      const had = writingIn(replay(before)).toString();
      const answered = await Promise.all(
        cast.actors.map(async (actor) => {
          const outcome = await send(actor, message, { place, stored: before });
          return [actor.called, outcome] as const;
        }),
      );
      await cast.installation.context.rooms.whenStored(charterIn(place));
      const has = writingIn(replay(await storedIn(place))).toString();
      const came = (word: string): boolean => has.split(word).length > had.split(word).length;
      const seen = answered.map(([called, outcome]) => [called, came(wordOf(called)) ? "stored" : outcome]);
      const expected = cast.actors.map((actor) => [actor.called, outcomeFor(actor, message, place)]);
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
    },
  );

it("AC11 every entry of the tables of the protocol is among what is sent, and two that are none", () => {
  const kinds = Object.keys(MESSAGE).length - 1 + Object.keys(SYNC).length;
  expect(SENT).toHaveLength(kinds + STRANGE.length);
});

describe("in one's own charter", () => inPlace("own"));
describe("in a foreign charter", () => inPlace("foreign"));
describe("in a charter that was put away", () => {
  beforeAll(async () => {
    cast = await putAway(cast);
  });
  inPlace("put away");
});
