/** Readers whose copies hold deletions (SPEC: SY60): Yjs speaks of those by itself, and nobody is turned away for it. */
import { expect, it } from "vitest";
import { createRoomWorld, loginOf } from "../testing/room-world.ts";

it("SY60 a reader who has seen a deletion comes back after the line broke, and is let in", async () => {
  const { join, settle } = createRoomWorld();
  const [writer, reader] = [await join(loginOf("Amina")), await join(loginOf("Rhys", false))];
  writer.doc.getText("t").insert(0, "first second");
  writer.doc.getText("t").delete(0, 6);
  await settle();
  reader.disconnect();
  reader.connect();
  await settle();
  expect([reader.heard.closeCode, reader.text]).toEqual([null, "second"]);
  expect(reader.heard.saved).toBe(reader.sentUpdates);
});

it("SY60 (I-13) a reader who deletes changes nothing for anybody", async () => {
  const { join, settle, log } = createRoomWorld();
  const [writer, reader] = [await join(loginOf("Amina")), await join(loginOf("Rhys", false))];
  writer.doc.getText("t").insert(0, "anchor");
  await settle();
  const storedCount = log.batches.length;
  reader.doc.getText("t").delete(0, 6);
  await settle();
  expect([writer.text, log.batches.length]).toEqual(["anchor", storedCount]);
  expect([reader.heard.closeCode, reader.heard.saved]).toEqual([null, reader.sentUpdates]);
});
