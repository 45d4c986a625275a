/** One reading for all who ask at the same time (SPEC: SY65). */
import { expect, it } from "vitest";
import { shareReadings } from "./share-readings.ts";

it("SY65 who asks while it is being read is answered by that reading; who comes later by a new one; each key alone", async () => {
  const asked: string[] = [];
  const read = shareReadings(async (key: string) => {
    asked.push(key);
    await Promise.resolve();
    return `${key}${asked.length}`;
  });
  expect(await Promise.all([read("a"), read("a"), read("b")])).toEqual(["a2", "a2", "b2"]);
  expect(await read("a")).toBe("a3");
  expect(asked).toEqual(["a", "b", "a"]);
});

it("SY65 a reading that fails is not kept", async () => {
  let isBroken = true;
  const read = shareReadings(async () => {
    if (isBroken) throw new Error("The disk is away.");
    return "read";
  });
  await expect(read("a")).rejects.toThrow("away");
  isBroken = false;
  expect(await read("a")).toBe("read");
});
