/** What people give back after a restore, taken in its order (SPEC: BA13). */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { SECOND_WRITER as LEAD } from "../testing/example-charter.ts";
import { CHARTER, createRoomWorld, loginOf } from "../testing/room-world.ts";

/** Two letters in a row, each an update of its own. */
const twoLetters = (): readonly [first: Uint8Array, second: Uint8Array] => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, "a");
  const first = Y.encodeStateAsUpdate(doc);
  const known = Y.encodeStateVector(doc);
  doc.getText("t").insert(1, "b");
  return [first, Y.encodeStateAsUpdate(doc, known)];
};

it("BA13 a piece that builds on one which is not here is early, leaves nothing behind, and is taken when that has come", async () => {
  const { join, settle, rooms } = createRoomWorld();
  const reader = await join(loginOf("Rhys", false));
  const { personId, organisation } = loginOf("Amina");
  const [first, second] = twoLetters();
  const give = async (update: Uint8Array) => {
    const brought = rooms.bring(CHARTER, LEAD, [
      { update, personId, organisationId: organisation?.id ?? null },
    ]);
    await settle();
    return brought;
  };
  expect([await give(second), reader.text]).toEqual([["early"], ""]);
  expect([await give(first), reader.text]).toEqual([["taken"], "a"]);
  expect([await give(second), reader.text]).toEqual([["taken"], "ab"]);
});
