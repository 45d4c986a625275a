/** Whom a request lets in while rights change (SPEC: SY65, SY66). */
import { CharterId, PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import { expect, it } from "vitest";
import { TEST_URL } from "../../testing/test-url.ts";
import { systemClock } from "../clock.ts";
import { httpTransport } from "../http/http-transport.ts";
import { createAdmit } from "./admission.ts";

const charterId = CharterId.parse("cha_wendle");
const personId = PersonId.parse("per_amina");
const person: Person = {
  id: personId,
  name: "Amina Rahman",
  email: "amina@charter.test",
  jobTitle: "",
  organisationIds: [],
  administrator: false,
};
const asked = {
  headers: new Headers({ Origin: TEST_URL }),
  charterId,
  layout: undefined,
  build: undefined,
  epoch: undefined,
  person: undefined,
};

/** Admission to a charter whose roles the test gives out, reading by reading; each next time it is asked, `people` are behind the cookie. */
const createDoor = (...people: readonly (Person | null)[]) => {
  const behindCookie = [...people];
  const rooms = { accessChangeCount: 0 };
  const readings: PromiseWithResolvers<readonly RoleGrant[]>[] = [];
  const roles = () => {
    const reading = Promise.withResolvers<readonly RoleGrant[]>();
    readings.push(reading);
    return reading.promise;
  };
  const admit = createAdmit({
    publicUrl: TEST_URL,
    sessionLastsMs: async () => 60_000,
    authenticate: async () => (behindCookie.length === 0 ? person : (behindCookie.shift() ?? null)),
    storage: {
      charters: {
        roles,
        epoch: async () => 1,
        state: async () => "open" as const,
        actingFor: async () => [],
      },
      directory: { organisations: async () => [] },
    },
    rooms,
  });
  const nextReading = async (at: number) => {
    while (readings[at] === undefined) await Promise.resolve();
    return readings[at];
  };
  return { admit, rooms, readings, nextReading };
};

it("SY72 a page is let in as the person that it is of, and nobody who signed in at its browser since", async () => {
  const { admit, nextReading } = createDoor();
  const own = admit({ ...asked, person: personId });
  (await nextReading(0)).resolve([{ personId, role: "writer" }]);
  expect((await own).kind).toBe("letIn");
  const another = admit({ ...asked, person: "per_before" });
  expect(await another).toEqual({ kind: "told", reason: "notSignedIn" });
});

it("SY65 two hundred who come at once have the roles of their charter read once", async () => {
  const { admit, readings, nextReading } = createDoor();
  const all = Array.from({ length: 200 }, () => admit(asked));
  (await nextReading(0)).resolve([{ personId, role: "writer" }]);
  expect((await Promise.all(all)).every(({ kind }) => kind === "letIn")).toBe(true);
  expect(readings.length).toBe(1);
});

it("SY66 rights that change while they are read are read again before anybody is let in by them", async () => {
  const { admit, rooms, nextReading } = createDoor();
  const admission = admit(asked);
  const before = await nextReading(0);
  rooms.accessChangeCount += 1;
  before.resolve([{ personId, role: "writer" }]);
  (await nextReading(1)).resolve([]);
  expect(await admission).toEqual({ kind: "refused", status: 404 });
});

it.each([
  ["a session that ended", null, { kind: "told", reason: "notSignedIn" }],
  [
    "a name and organisations that changed",
    { ...person, name: "Amina Ali" },
    { login: { name: "Amina Ali" } },
  ],
])("SY66 %s while the roles were read is found out before anybody is let in by it", async (_, now, found) => {
  const { admit, rooms, nextReading } = createDoor(person, now);
  const admission = admit(asked);
  const before = await nextReading(0);
  rooms.accessChangeCount += 1;
  before.resolve([{ personId, role: "writer" }]);
  if (now !== null) (await nextReading(1)).resolve([{ personId, role: "writer" }]);
  expect(await admission).toMatchObject(found);
});

it("SY66 by HTTP too, a login that has become stale joins nothing and is told to come back", async () => {
  const app = httpTransport({
    admit: async () => ({
      kind: "letIn",
      owner: { ownerId: personId, place: charterId },
      isStale: () => true,
      join: () => {
        throw new Error("It joined.");
      },
    }),
    identify: async () => ({ kind: "refused", status: 401 }),
    clock: systemClock,
    newSocketId: () => "socket",
    mostPerOwner: 1,
    largestPostBytes: 1,
  });
  expect(await (await app.request("/", { method: "POST" })).text()).toContain("accessChanged");
});

it("SY66 rights that change during the handshake show before the socket joins", async () => {
  const { admit, rooms, nextReading } = createDoor();
  const admission = admit(asked);
  (await nextReading(0)).resolve([{ personId, role: "writer" }]);
  const letIn = await admission;
  if (letIn.kind !== "letIn") throw new Error("The writer was not let in.");
  expect(letIn.isStale()).toBe(false);
  rooms.accessChangeCount += 1;
  expect(letIn.isStale()).toBe(true);
});
