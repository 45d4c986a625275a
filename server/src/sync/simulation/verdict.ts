/** After a run: everybody comes back, and all must hold the same charter, with everything that anybody wrote. */
import { canonicalJson } from "@acb/shared/document/canonical-json";
import { ABOUT } from "@acb/shared/document/testing/test-charter";
import { toContent } from "@acb/shared/document/to-content";
import * as Y from "yjs";
import { replay } from "../../storage/replay.ts";
import { loginOf } from "../testing/room-world.ts";
import type { World } from "./world.ts";

/** Longer than every retry of a failing disk together. */
const PATIENCE_MS = 60_000;

/** Answers what is wrong, in words; nothing when the run kept every promise. */
export const judge = async (world: World): Promise<readonly string[]> => {
  await heal(world);
  const stored = replay(await world.log.load(world.charterId));
  const wrong = [...world.breaches];
  const clocks = sorted(world.disk.durable.clocks);
  if (stored.store.pendingStructs !== null || stored.store.pendingDs !== null)
    wrong.push("SY18: the log holds what waits for something else");
  if (sorted(clocksOf(stored)) !== clocks) wrong.push("ST1: the log replays to less than it took");
  const content = contentOf(stored);
  for (const { login, doc, peer } of world.tabs) {
    if (!peer.isConnected) wrong.push(`${login.name} is not let in`);
    if (peer.heard.saved !== peer.sentUpdates)
      wrong.push(`SY14: not all of ${login.name}'s frames are saved`);
    if (sorted(clocksOf(doc)) !== clocks) wrong.push(`I-8: ${login.name} has not what the log has`);
    if (contentOf(doc) !== content) wrong.push(`I-8: ${login.name} reads another charter than the log`);
  }
  return [...wrong, ...(await wronglyAttributed(world))];
};

/** The disk works, the line holds, and a reader who was never there before comes to see what the server shows. */
const heal = async (world: World): Promise<void> => {
  world.disk.failNext(0);
  world.disk.release();
  await world.clock.advance(PATIENCE_MS);
  world.open(loginOf("Zora", false));
  // Twice, since the last fault of the run may come while they come back.
  for (let round = 0; round < 2; round += 1) {
    for (const tab of world.tabs) {
      // A line loses nothing and stays up: only a new one can make good what never arrived.
      if (tab.peer.hasGaps) tab.peer.disconnect();
      tab.connect();
    }
    await world.settle();
    await world.clock.advance(PATIENCE_MS);
    await world.settle();
  }
};

const contentOf = (doc: Y.Doc): string => canonicalJson(toContent(doc, ABOUT));

const clocksOf = (doc: Y.Doc): ReadonlyMap<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

const sorted = (clocks: ReadonlyMap<number, number>): string =>
  JSON.stringify([...clocks].sort(([one], [two]) => one - two));

/** Every id in the log belongs to the person whose device drew it, and to nobody else. */
const wronglyAttributed = async ({ log, charterId, disk, drawnBy }: World): Promise<readonly string[]> => {
  const owners = new Map((await log.owners(charterId)).map((owner) => [owner.clientId, owner]));
  return [...disk.durable.clocks.keys()].flatMap((clientId) => {
    const [owner, login] = [owners.get(clientId), drawnBy.get(clientId)];
    return owner?.personId === login?.personId && owner?.organisationId === login?.organisation?.id
      ? []
      : [`I-14: what ${login?.name} wrote counts as ${owner?.personId}'s`];
  });
};
