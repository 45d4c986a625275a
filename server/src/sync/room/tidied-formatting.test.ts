/** Yjs deletes marks that say nothing new, in every copy that hears of them (SPEC: SY61): the server's copies must not. */
import { CharterId } from "@acb/schemas/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { createMemoryUpdateLog } from "../../storage/memory/memory-update-log.ts";
import { textsOf } from "../simulation/charter-edits.ts";
import { createRandom } from "../simulation/random.ts";
import type { Tab } from "../simulation/tab.ts";
import { createWorld } from "../simulation/world.ts";
import { loginOf } from "../testing/room-world.ts";

const paragraphIn = ({ doc }: Tab): Y.XmlElement => {
  const first = textsOf(doc)[0]?.[0].get(0);
  if (first instanceof Y.XmlElement) return first;
  throw new Error("The first text of the charter has no paragraph");
};

const embolden = (tab: Tab): void =>
  tab.edit(() => {
    const text = paragraphIn(tab).get(0);
    if (text instanceof Y.XmlText) text.format(0, 6, { bold: {} });
  });

it("SY61 of what two people marked at once, the server shows exactly what is stored", async () => {
  const world = await createWorld({
    charterId: CharterId.parse("cha_wendle"),
    log: createMemoryUpdateLog(),
    random: createRandom(1),
  });
  const [amina, bela] = [world.open(loginOf("Amina")), world.open(loginOf("Bela"))];
  for (const tab of world.tabs) tab.connect();
  await world.settle();
  amina.edit(() => paragraphIn(amina).insert(0, [new Y.XmlText("anchor")]));
  await world.settle();
  bela.peer.disconnect();
  embolden(amina);
  await world.settle();
  embolden(bela);
  bela.connect();
  // Bela's marks reach the server, and nobody has heard of them yet.
  for (let turn = 0; turn < 3; turn += 1) {
    bela.peer.deliver("out");
    await world.clock.settle();
    if (turn === 0) bela.peer.deliver("in", 1);
  }
  const reader = world.open(loginOf("Rhys", false));
  reader.connect();
  await world.settle();
  expect(world.breaches).toEqual([]);
  expect(paragraphIn(reader).toString()).toBe("<paragraph><bold>anchor</bold></paragraph>");
});
