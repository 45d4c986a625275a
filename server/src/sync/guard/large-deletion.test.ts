/** Deletions of much of a charter (M4, B-15; SPEC: SY28). */
import type { ServerEvent } from "@acb/schemas/server-event";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { expect, it } from "vitest";
import { freeTextGuard } from "../testing/free-text.ts";
import { createRoomWorld, loginOf } from "../testing/room-world.ts";

const TEXT = "More people start and stay in good jobs. ".repeat(30);

const createScene = async () => {
  const asked: PromiseWithResolvers<ServerEvent | null>[] = [];
  const keep = (): Promise<ServerEvent | null> => {
    const next = Promise.withResolvers<ServerEvent | null>();
    asked.push(next);
    return next.promise;
  };
  const world = createRoomWorld({ guard: freeTextGuard, keep });
  const [amina, bela] = [await world.join(loginOf("Amina")), await world.join(loginOf("Bela"))];
  amina.doc.getText("t").insert(0, TEXT);
  await world.settle();
  return { ...world, asked, amina, bela };
};

it("SY28 a large deletion is taken once what it deletes is kept, with what was typed after it, and all are told", async () => {
  const { asked, amina, bela, settle } = await createScene();
  amina.doc.getText("t").delete(0, TEXT.length - 10);
  amina.doc.getText("t").insert(0, "Anew: ");
  await settle();
  expect([asked.length, bela.text, amina.heard.saved < amina.sentUpdates]).toEqual([1, TEXT, true]);
  const fact = { type: "text.deleted", by: "Amina", version: 3 } as const;
  asked[0]?.resolve(fact);
  await settle();
  await settle();
  expect([bela.text, bela.heard.events]).toEqual([`Anew: ${TEXT.slice(-10)}`, [JSON.stringify(fact)]]);
  expect(amina.heard.saved).toBe(amina.sentUpdates);
});

it("SY28 what cannot be kept just now is not deleted, and its sender is told to try later", async () => {
  const { asked, amina, bela, settle } = await createScene();
  amina.doc.getText("t").delete(0, TEXT.length);
  await settle();
  asked[0]?.resolve(null);
  await settle();
  expect([amina.heard.closeCode, bela.text, bela.heard.events]).toEqual([CLOSE.tryLater.code, TEXT, []]);
});

it("SY28 a deletion of less than a third, or of a few words, or a rewriting, asks for nothing", async () => {
  const { asked, amina, bela, settle } = await createScene();
  const text = amina.doc.getText("t");
  text.delete(0, Math.floor(TEXT.length * 0.29));
  await settle();
  amina.doc.transact(() => {
    text.delete(0, 600);
    text.insert(0, "x".repeat(500));
  });
  await settle();
  expect([asked.length, bela.text]).toEqual([0, amina.text]);
});
