/** Updates that come before what they build on (SPEC: SY18). */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { syncStep2Frame, updateFrame } from "@acb/shared/protocol/frames";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { replay } from "../../storage/replay.ts";
import { CHARTER, createRoomWorld, loginOf } from "../testing/room-world.ts";

/** M3: deletes words of a person who has not written them yet. */
const deletesAhead = (): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  doc.getText("t").insert(0, "words to come");
  const before = Y.encodeStateVector(doc);
  doc.getText("t").delete(0, 13);
  return Y.encodeStateAsUpdate(doc, before);
};

describe("an update that comes before what it builds on", () => {
  it("SY18 (B-14) is asked for once with all that is missing, and counted when that is stored", async () => {
    const { join, settle, log } = createRoomWorld();
    const [amina, bela] = [await join(loginOf("Amina")), await join(loginOf("Bela"))];
    const lost = amina.whileMuted(() => amina.doc.getText("t").insert(0, "first, "));
    amina.doc.getText("t").insert(7, "second");
    await settle();
    expect([lost, bela.text, amina.heard.closeCode]).toEqual([1, "first, second", null]);
    expect(amina.heard.saved).toBe(amina.sentUpdates);
    expect(replay(await log.load(CHARTER)).store.pendingStructs).toBeNull();
  });

  const neverWhole = [
    [
      "B-14 (M5) words without their predecessor",
      (): Uint8Array => {
        const doc = new Y.Doc();
        doc.getText("t").insert(0, "a");
        const before = Y.encodeStateVector(doc);
        doc.getText("t").insert(1, "b");
        return Y.encodeStateAsUpdate(doc, before);
      },
    ],
    ["B-13 (M3) a deletion of words to come", deletesAhead],
  ] as const;

  it.each(neverWhole)(
    "SY18 %s, again and again, let the participant go, and nothing is left waiting",
    async (_, make) => {
      const { join, settle, log } = createRoomWorld();
      const [bad, bystander] = [await join(loginOf("Mallory")), await join(loginOf("Bela"))];
      bad.send(updateFrame(make()));
      bad.send(syncStep2Frame(make()));
      await settle();
      expect([bad.heard.closeCode, bystander.heard.closeCode]).toEqual([CLOSE.badFrame.code, null]);
      bystander.doc.getText("t").insert(0, "still writing");
      await settle();
      const stored = replay(await log.load(CHARTER));
      expect([stored.getText("t").toString(), stored.store.pendingStructs, stored.store.pendingDs]).toEqual([
        "still writing",
        null,
        null,
      ]);
    },
  );
});
