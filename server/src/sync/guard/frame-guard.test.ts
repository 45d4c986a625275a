/** Frames that a hostile or broken client sends: their participant is let go, and nothing changes (SPEC: Sync). */
import { SEED_CLIENT_ID } from "@acb/shared/document/from-template";
import { CLOSE } from "@acb/shared/protocol/close-code";
import {
  awarenessFrame,
  eventFrame,
  savedFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from "@acb/shared/protocol/frames";
import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { writePresence } from "../room/presence-frame.ts";
import { freeTextGuard } from "../testing/free-text.ts";
import { CHARTER, createRoomWorld, loginOf } from "../testing/room-world.ts";
import type { Guard } from "./guard.ts";
import { LARGEST_UPDATE_BYTES } from "./see.ts";
import { MALLORY_ID } from "./testing/people.ts";
import { put } from "./testing/raw-update.ts";

const EMPTY_UPDATE = Uint8Array.of(0, 0);
const MB = 1024 * 1024;

const written = (text: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, text);
  return Y.encodeStateAsUpdate(doc);
};
const frameOf = (...parts: readonly number[]): Uint8Array => Uint8Array.from(parts);
const crowd = (count: number): Uint8Array =>
  writePresence(Array.from({ length: count }, (_, at) => ({ clientId: at + 1, clock: 1, state: {} })));
const hugeText = (): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, 7);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, JSON.stringify({ at: "x".repeat(5_000) }));
  return encoding.toUint8Array(encoder);
};

/** It says that it stands beside a letter that is not written yet. */
const DECODES_BUT_BREAKS = put(["x", [MALLORY_ID, 7], null]);

const writtenBy = (clientId: number): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText("t").insert(0, "in the name of the template");
  return Y.encodeStateAsUpdate(doc);
};
const HOSTILE: readonly (readonly [string, Uint8Array, keyof typeof CLOSE])[] = [
  ["B-1 an empty frame", frameOf(), "badFrame"],
  ["B-1 two dots", new TextEncoder().encode(".."), "badFrame"],
  ["B-2 a number without an end", frameOf(0, ...Array.from({ length: 20 }, () => 255)), "badFrame"],
  [
    "B-2 a number above 2^53 as length",
    frameOf(0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 127),
    "badFrame",
  ],
  ["B-3 a length longer than the frame", frameOf(0, 2, 200, 1, 0, 0), "badFrame"],
  ["B-4 an unknown sync message", frameOf(0, 9, 0), "badFrame"],
  ...[2, 4, 5, 63, 66, 127].map(
    (type) => [`B-4 message type ${type}`, frameOf(type, 0), "badFrame"] as const,
  ),
  ["B-4 message type 255", frameOf(255, 1, 0), "badFrame"],
  ["B-4 the server's own saved", savedFrame(3), "badFrame"],
  ["B-4 the server's own event", eventFrame('{"type":"charter.changed"}'), "badFrame"],
  ["B-5 an update above the limit", updateFrame(new Uint8Array(LARGEST_UPDATE_BYTES + 1)), "tooLarge"],
  ["B-5 a frame of 17 MB", updateFrame(new Uint8Array(17 * MB)), "tooLarge"],
  ["SY5 an update that is no update", updateFrame(frameOf(1, 2, 3, 4)), "badFrame"],
  ["SY5 (M7) an update that breaks when it is applied", updateFrame(DECODES_BUT_BREAKS), "badFrame"],
  ["SY17 words under the client id of the template", updateFrame(writtenBy(SEED_CLIENT_ID)), "notYours"],
  ["SY17 words under a client id that no device draws", updateFrame(writtenBy(2 ** 40)), "notYours"],
  ["SY5 a step 2 that is no update", syncStep2Frame(frameOf(7)), "badFrame"],
  ["SY5 a question that is no state vector", syncStep1Frame(frameOf(5, 255)), "badFrame"],
  ["B-10 20,000 people in one frame", awarenessFrame(crowd(20_000)), "badFrame"],
  [
    "B-10 a clock of 2^52",
    awarenessFrame(writePresence([{ clientId: 7, clock: 2 ** 52, state: {} }])),
    "badFrame",
  ],
  ["B-10 a place of 5,000 characters", awarenessFrame(hugeText()), "badFrame"],
  ["B-10 more presence than fits", awarenessFrame(new Uint8Array(MB)), "tooLarge"],
];

describe("hostile frames", () => {
  it.each(HOSTILE)(
    "%s lets that participant go only, and what it sent after is not read",
    async (_, frame, reason) => {
      const { join, settle, log } = createRoomWorld();
      const [bad, bystander] = [await join(loginOf("Mallory")), await join(loginOf("Bela"))];
      const framesBefore = bystander.heard.updateFrames.length;
      bad.send(frame);
      for (let at = 0; at < 9; at += 1) bad.send(updateFrame(written(`good ${at}`)));
      await settle();
      expect([bad.heard.closeCode, bystander.heard.closeCode]).toEqual([CLOSE[reason].code, null]);
      expect([log.batches, bystander.text, bystander.heard.updateFrames.length]).toEqual([
        [],
        "",
        framesBefore,
      ]);
      bystander.doc.getText("t").insert(0, "still writing");
      await settle();
      expect(bystander.heard.saved).toBe(bystander.sentUpdates);
    },
  );
});

describe("readers", () => {
  const WRITES = [
    ["an update", updateFrame(written("graffiti"))],
    ["a step 2", syncStep2Frame(written("graffiti"))],
  ] as const;

  it.each(WRITES)(
    "SY6 (I-13) %s of a reader is refused with its own code and changes nothing",
    async (_, frame) => {
      const { join, settle, log } = createRoomWorld();
      const [writer, reader] = [await join(loginOf("Amina")), await join(loginOf("Rhys", false))];
      reader.send(frame);
      await settle();
      expect(reader.heard.closeCode).toBe(CLOSE.notAllowed.code);
      expect([writer.text, log.batches]).toEqual(["", []]);
    },
  );

  it("SY6 a reader's empty answers are no writing, and count as saved", async () => {
    const { join, settle, log } = createRoomWorld();
    const reader = await join(loginOf("Rhys", false));
    reader.send(updateFrame(EMPTY_UPDATE));
    reader.send(syncStep2Frame(EMPTY_UPDATE));
    await settle();
    expect([reader.heard.closeCode, reader.heard.saved, log.batches]).toEqual([null, 3, []]);
  });
});

describe("presence", () => {
  const forged = {
    user: { name: "The Chief Executive", organisation: "NHS England", color: "red;}" },
    at: "x",
  };

  it("SY7 (I-18) name, organisation and colour come from the login, whatever the client says", async () => {
    const { join, settle } = createRoomWorld();
    const [mallory, bela] = [await join(loginOf("Mallory", false)), await join(loginOf("Bela"))];
    mallory.sendPresence({ clientId: 7, clock: 1, state: forged });
    await settle();
    const user = {
      name: "Mallory",
      organisation: "Wendle Vale Trust",
      color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    };
    expect([...bela.heard.present]).toEqual([[7, { user, at: "x" }]]);
  });

  it("SY7 (B-10) a participant speaks for one client id, and never for another's", async () => {
    const { join, settle } = createRoomWorld();
    const [amina, mallory, bela] = [
      await join(loginOf("Amina")),
      await join(loginOf("Mallory")),
      await join(loginOf("Bela")),
    ];
    amina.sendPresence({ clientId: 1, clock: 5, state: { at: "here" } });
    await settle();
    mallory.sendPresence(
      { clientId: 1, clock: 99, state: { at: "forged" } },
      { clientId: 2, clock: 1, state: { at: "mine" } },
      { clientId: 3, clock: 1, state: { at: "second" } },
      { clientId: 1, clock: 100, state: null },
    );
    await settle();
    const places = [...bela.heard.present].map(([id, state]) => [id, state.at]);
    expect([places, mallory.heard.closeCode]).toEqual([
      [
        [1, "here"],
        [2, "mine"],
      ],
      null,
    ]);
  });

  it("SY7 SY20 the id that somebody was first present under is theirs, though they have not typed and are away", async () => {
    const { join, settle } = createRoomWorld();
    const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
    amina.doc.clientID = 1;
    amina.sendPresence({ clientId: 1, clock: 1, state: {} });
    await settle();
    amina.disconnect();
    const mallory = await join(loginOf("Mallory"));
    mallory.sendPresence({ clientId: 1, clock: 9, state: { at: "forged" } });
    mallory.send(updateFrame(writtenBy(1)));
    await settle();
    expect([bela.heard.present.size, bela.text, mallory.heard.closeCode]).toEqual([
      0,
      "",
      CLOSE.notYours.code,
    ]);
    amina.doc.getText("t").insert(0, "Amina's");
    amina.connect();
    await settle();
    expect([bela.text, amina.heard.saved]).toEqual(["Amina's", amina.sentUpdates]);
  });

  it("SY7 SY20 who is present under an id of the server's own may not write under it", async () => {
    const { join, settle, log } = createRoomWorld();
    const bytes = writtenBy(1);
    await log.append([{ charterId: CHARTER, bytes, personId: null, organisationId: null }]);
    const mallory = await join(loginOf("Mallory"));
    mallory.sendPresence({ clientId: 1, clock: 9, state: {} });
    mallory.doc.clientID = 1;
    mallory.doc.getText("t").insert(0, "x");
    await settle();
    expect(mallory.heard.closeCode).toBe(CLOSE.notYours.code);
  });

  it("SY7 who leaves is gone for everybody; a newcomer hears of all who are there", async () => {
    const { join, settle } = createRoomWorld();
    const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
    amina.sendPresence({ clientId: 1, clock: 5, state: { at: "here" } });
    await settle();
    expect([...(await join(loginOf("Cara"))).heard.present.keys()]).toEqual([1]);
    amina.disconnect();
    await settle();
    expect([...bela.heard.present.keys()]).toEqual([]);
  });

  it("SY7 a person back on a new socket takes over the client id of their dead one", async () => {
    const { join, settle } = createRoomWorld();
    const [dead, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
    dead.sendPresence({ clientId: 1, clock: 5, state: { at: "before" } });
    await settle();
    const back = await join(loginOf("Amina"));
    back.sendPresence({ clientId: 1, clock: 6, state: { at: "after" } });
    await settle();
    dead.disconnect();
    await settle();
    expect([...bela.heard.present].map(([id, state]) => [id, state.at])).toEqual([[1, "after"]]);
  });
});

it("SY68 a fault of the server's own over a frame lets go the participant that sent it; the others write on, nothing is lost", async () => {
  const guard = {
    ...freeTextGuard,
    update: (...[write, standing, copy]: Parameters<Guard["update"]>) => {
      const guarded = freeTextGuard.update(write, standing, copy);
      // Worse than to throw before: the copy holds what was not accepted.
      if (copy.getText("t").toString().includes("fault")) throw new RangeError("a fault");
      return guarded;
    },
  };
  const { join, settle, faults } = createRoomWorld({ guard });
  const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
  amina.doc.getText("t").insert(0, "We will ");
  await settle();
  amina.doc.getText("t").insert(0, "fault");
  await settle();
  bela.doc.getText("t").insert(8, "build homes");
  await settle();
  expect(bela.text).toBe("We will build homes");
  expect([amina.heard.closeCode, bela.heard.closeCode]).toEqual([CLOSE.badFrame.code, null]);
  expect([faults, bela.heard.saved]).toEqual([["frame"], bela.sentUpdates]);
});

describe("limits", () => {
  it("SY8 (B-8) 500 frames a second let the participant go, an honest pace never does, and no word is lost", async () => {
    const { join, settle, clock } = createRoomWorld();
    const [flood, honest] = [await join(loginOf("Mallory")), await join(loginOf("Amina"))];
    for (let second = 0; second < 60; second += 1) {
      for (let at = 0; at < 100; at += 1) honest.send(updateFrame(EMPTY_UPDATE));
      for (let at = 0; at < 500 && flood.isConnected; at += 1) {
        flood.doc.getText("t").insert(flood.text.length, "x");
        if (at % 100 === 99) await settle();
      }
      await settle();
      await clock.advance(1_000);
    }
    expect([honest.heard.closeCode, flood.heard.closeCode]).toEqual([null, CLOSE.tooFast.code]);
    flood.connect();
    await settle();
    expect([honest.text, flood.heard.saved]).toEqual([flood.text, flood.sentUpdates]);
  });

  it("SY8 (B-9) a client that asks for everything again and again is let go", async () => {
    const { join, settle } = createRoomWorld();
    const asker = await join(loginOf("Mallory", false));
    for (let at = 0; at < 1_000; at += 1) asker.send(syncStep1Frame(frameOf(0)));
    await settle();
    expect(asker.heard.closeCode).toBe(CLOSE.tooFast.code);
  });

  it("SY8 a slow reader hears no more of presence, and far behind is let go", async () => {
    const { join, settle } = createRoomWorld();
    const [amina, slow] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
    slow.bufferedBytes = 2 * MB;
    amina.sendPresence({ clientId: 1, clock: 1, state: {} });
    amina.doc.getText("t").insert(0, "a");
    await settle();
    expect([slow.heard.present.size, slow.text]).toEqual([0, "a"]);
    slow.bufferedBytes = 17 * MB;
    amina.doc.getText("t").insert(0, "b");
    await settle();
    expect(slow.heard.closeCode).toBe(CLOSE.tooFast.code);
  });
});
