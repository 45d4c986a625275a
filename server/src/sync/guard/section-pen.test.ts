/** A pen that moves while people write: what it ends, and what it leaves alone (SPEC: PEN5, PEN6). */
import { OrganisationId, type SectionId } from "@acb/schemas/ids";
import type { PenHolder } from "@acb/schemas/pen";
import { fieldFragment, sectionProse } from "@acb/shared/document/layout";
import { TENSION, TENSIONS, typeInto, VISION } from "@acb/shared/document/testing/test-charter";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { Login } from "../entrance/login.ts";
import type { Peer } from "../testing/peer.ts";
import { CHARTER, createRoomWorld, loginOf } from "../testing/room-world.ts";
import { createGuard } from "./guard.ts";
import { createStage } from "./testing/hostile-updates.ts";
import { AMINA_ID } from "./testing/people.ts";

const COUNCIL = { id: OrganisationId.parse("org_council"), name: "Wendle Council" };
const FROZEN: PenHolder = { kind: "nobody" };
const OF_COUNCIL: PenHolder = { kind: "organisation", organisationId: COUNCIL.id };

const amina = loginOf("Amina");
const bela: Login = { ...loginOf("Bela"), organisation: COUNCIL };

/** Amina of the trust and Bela of the council, in one charter. */
const openWorld = async () => {
  const world = createRoomWorld({ guard: createGuard() });
  const { seed, words } = createStage();
  const ofNobody = { charterId: CHARTER, organisationId: null } as const;
  await world.log.append([
    { ...ofNobody, bytes: seed, personId: null },
    { ...ofNobody, bytes: words, personId: amina.personId, newClientIds: [AMINA_ID] },
  ]);
  const peers = [await world.join(amina), await world.join(bela)] as const;
  const put = async (holder: PenHolder, sectionId: SectionId = VISION): Promise<void> => {
    world.setPens([{ sectionId, holder }]);
    await world.rooms.pensChanged(CHARTER);
  };
  return { ...world, peers, put };
};

const visionIn = ({ doc }: Pick<Peer, "doc">): string => sectionProse(doc, VISION)?.toString() ?? "";
const typeInVision = ({ doc }: Peer, words: string): void => typeInto(sectionProse(doc, VISION), words);
const typeInTension = ({ doc }: Peer, words: string): void =>
  typeInto(fieldFragment(doc, TENSION, "title"), words);
const closeCodes = (peers: readonly Peer[]) => peers.map(({ heard }) => heard.closeCode);

it("PEN5 a pen that moves ends only the frame that is written against it; both sockets were open all the time", async () => {
  const { peers, put, settle } = await openWorld();
  const [trust, council] = peers;
  typeInVision(trust, "One. ");
  typeInVision(council, "Two. ");
  await settle();
  await put(OF_COUNCIL);
  typeInVision(council, "Three. ");
  typeInTension(trust, "Four. ");
  await settle();
  expect(closeCodes(peers)).toEqual([null, null]);
  expect(visionIn(trust)).toBe(visionIn(council));
  expect(visionIn(trust)).toContain("Three. ");
  typeInVision(trust, "Five. ");
  await settle();
  expect(closeCodes(peers)).toEqual([CLOSE.penElsewhere.code, null]);
  expect(visionIn(council)).not.toContain("Five. ");
  typeInVision(council, "Six. ");
  await settle();
  expect(closeCodes(peers)).toEqual([CLOSE.penElsewhere.code, null]);
});

it("PEN5 a frame that is on its way when the pen moves is judged by the new state", async () => {
  const { peers, put, settle, log } = await openWorld();
  const [trust, council] = peers;
  const batches = log.batches.length;
  typeInVision(trust, "On its way. ");
  await put(FROZEN);
  await settle();
  expect(closeCodes(peers)).toEqual([CLOSE.penElsewhere.code, null]);
  expect([visionIn(council).includes("On its way. "), log.batches.length]).toEqual([false, batches]);
});

it("PEN5 what was accepted before the pen moved is stored and shown", async () => {
  const { peers, put, settle, log, clock } = await openWorld();
  const [trust, council] = peers;
  log.hold();
  typeInVision(trust, "In time. ");
  trust.deliver("out");
  await clock.settle();
  await put(OF_COUNCIL);
  log.release();
  await settle();
  expect([closeCodes(peers), visionIn(council).includes("In time. ")]).toEqual([[null, null], true]);
});

it("PEN5 a room that opens later, and one that has rested, know where the pens are", async () => {
  const { peers, put, settle, clock, rooms } = await openWorld();
  const [trust, council] = peers;
  await put(OF_COUNCIL);
  await clock.advance(60_000);
  typeInVision(council, "After a rest. ");
  await settle();
  for (const peer of peers) peer.disconnect();
  await settle();
  await rooms.whenStored(CHARTER);
  for (const peer of peers) peer.connect();
  await settle();
  typeInVision(trust, "Against it. ");
  typeInVision(council, "With it. ");
  await settle();
  expect(closeCodes(peers)).toEqual([CLOSE.penElsewhere.code, null]);
});

it("PEN5 a pen that is given back lets everybody write again, on the same sockets", async () => {
  const { peers, put, settle, setPens, rooms } = await openWorld();
  const [trust, council] = peers;
  await put(OF_COUNCIL);
  await settle();
  setPens([]);
  await rooms.pensChanged(CHARTER);
  typeInVision(trust, "Ours too. ");
  await settle();
  expect([closeCodes(peers), visionIn(council).includes("Ours too. ")]).toEqual([[null, null], true]);
});

it("PEN5 words that were typed offline are refused by the pen as it is when they come, and stay where they were typed", async () => {
  const { peers, put, settle } = await openWorld();
  const [trust, council] = peers;
  trust.disconnect();
  typeInVision(trust, "Offline. ");
  await put(FROZEN);
  trust.connect();
  await settle();
  expect(closeCodes(peers)).toEqual([CLOSE.penElsewhere.code, null]);
  expect([visionIn(trust), visionIn(council)].map((text) => text.includes("Offline. "))).toEqual([
    true,
    false,
  ]);
});

it("PEN5 a closed section's item that was moved out meanwhile is judged by where it stands", async () => {
  const { peers, put, settle } = await openWorld();
  const [trust, council] = peers;
  await put(OF_COUNCIL, TENSIONS);
  const item = council.doc.getMap("items").get(TENSION);
  if (item instanceof Y.Map) item.set("sectionId", VISION);
  await settle();
  typeInTension(trust, "Here it is. ");
  await settle();
  expect(closeCodes(peers)).toEqual([null, null]);
});

it("PEN6 who writes for another organisation by now is sent away to come back; nobody else is", async () => {
  const { peers, rooms, settle } = await openWorld();
  await rooms.renewLogin(CHARTER, amina.personId);
  await settle();
  expect(closeCodes(peers)).toEqual([CLOSE.accessChanged.code, null]);
});
