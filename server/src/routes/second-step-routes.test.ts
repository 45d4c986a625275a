/** What a session that awaits its second step reaches, and what administrators need one for (SPEC: MF3, MF10). */
import { API, type RouteName } from "@acb/schemas/api";
import { SESSION_ROUTES } from "@acb/schemas/api/session-routes";
import type { CharterId } from "@acb/schemas/ids";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { syncStep1Frame } from "@acb/shared/protocol/frames";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { openHttp, post } from "../sync/testing/http-client.ts";
import { askTicket } from "../sync/testing/stock-client.ts";
import { NEW_CHARTER } from "../testing/new-charter.ts";
import { halfWay, type Protected, protect, typed } from "../testing/second-step.ts";
import { serveApp } from "../testing/serve-app.ts";
import { type Member, type TestInstallation, testInstallation } from "../testing/test-installation.ts";
import { TEST_URL } from "../testing/test-url.ts";
import type { Visitor } from "../testing/visitor.ts";

describe("a session that awaits its code", () => {
  let installation: TestInstallation;
  let admin: Protected;
  let waiting: Visitor;
  let charterId: CharterId;

  beforeAll(async () => {
    installation = await testInstallation({ clockStands: true });
    admin = await protect(
      installation,
      await installation.signedIn({ email: "admin@charter.test", administrator: true }),
    );
    charterId = (await admin.call("createCharter", { body: NEW_CHARTER })).record.id;
    waiting = await halfWay(installation, admin);
  });
  afterAll(() => installation.close());

  const names = Object.keys(API) as RouteName[]; // Object.keys widens the names; the table has no others.
  const isOpen = (name: RouteName): boolean => Object.hasOwn(SESSION_ROUTES, name);
  /** In the table's own charter, so that somebody signed in would reach it. */
  const addressOf = (path: string): string =>
    path.replace(":charterId", charterId).replace(/:(\w+)/g, (_, name: string) => `${name}-1`);

  it.each(names.filter((name) => !isOpen(name)))("MF3 does not reach %s", async (name) => {
    const { method, path, body } = API[name];
    const answer = await waiting.request(addressOf(path), {
      method,
      ...(body === null ? {} : { headers: { "Content-Type": "application/json" }, body: "{}" }),
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "NOT_SIGNED_IN" } });
  });

  /** What is open to everybody. Whoever adds one says here that it gives nothing away to half a sign-in. */
  it("MF3 reaches of the open routes the same as a visitor, and completing", async () => {
    expect(names.filter(isOpen).toSorted()).toEqual([
      "askForLink",
      "askJoinTicket",
      "beginProviderSignIn",
      "completeSecondStep",
      "finishProviderSignIn",
      "getGuestEnd",
      "getSession",
      "getStatement",
      "join",
      "lookAtLink",
      "setUp",
      "signOut",
      "useCode",
      "useLink",
    ]);
    const { person: _, secondStep, ...facts } = await waiting.call("getSession");
    const { person: nobody, secondStep: none, ...same } = await installation.visitor().call("getSession");
    expect([nobody, none, secondStep]).toEqual([null, "none", "awaited"]);
    expect(facts).toEqual(same);
  });

  it.each(["", "/versions/ver_x/export/pdf"])("MF3 gets no file and no state: %s", async (rest) => {
    const path = rest === "" ? `/sync/${charterId}/state` : `/api/charters/${charterId}${rest}`;
    expect((await admin.request(path)).status).not.toBe(401);
    expect((await waiting.request(path)).status).toBe(401);
  });

  it("MF3 opens no socket, by neither transport", async () => {
    const served = await serveApp(installation.app);
    const address = served.origin;
    const headers = { cookie: waiting.cookies(), origin: TEST_URL };
    const own = { headers: { ...headers, cookie: admin.cookies() }, origin: TEST_URL };
    const ticket = await askTicket({ address, charterId, handshake: own });
    const answered = Promise.withResolvers<number | undefined>();
    const place = `${address.replace("http", "ws")}/sync/${charterId}?ticket=${ticket}`;
    const socket = new WebSocket(place, { headers, origin: TEST_URL });
    socket.on("unexpected-response", (_request, { statusCode }) => answered.resolve(statusCode));
    socket.on("open", () => answered.resolve(101));
    expect(await answered.promise).toBe(401);

    const way = { address: `${address}/sync/${charterId}/http`, headers };
    const closed = { kind: "close", code: CLOSE.notSignedIn.code, reason: "notSignedIn" };
    expect((await openHttp(way)).events).toEqual([closed]);
    const owned = await openHttp({ ...way, headers: { ...headers, cookie: admin.cookies() } });
    const frames = [syncStep1Frame(Y.encodeStateVector(new Y.Doc()))];
    const sent = { socketId: owned.socketId, number: 1, heardCount: 0, frames };
    expect((await post(way, "/frames", sent)).status).toBe(401);
    void served.close();
  });
});

describe("where a second step is required", () => {
  let installation: TestInstallation;
  let admin: Member;

  beforeAll(async () => {
    installation = await testInstallation({ clockStands: true, secondStep: "required" });
    await installation.context.storage.directory.nameNetwork("Wendle Vale ICS");
    admin = await installation.signedIn({ email: "admin@charter.test", administrator: true });
  });
  afterAll(() => installation.close());

  const organisation = { name: "Wendle ICB", shortName: "ICB", type: "icb" };
  const person = {
    ...organisation,
    email: "a@b.test",
    jobTitle: "",
    organisationIds: [],
    administrator: true,
  };
  const { shortName: _s, type: _t, ...newPerson } = person;
  const suspension = { reason: "Left the trust" };
  const somebody = { personId: "per_somebody" };

  /** Every route that answers ADMINISTRATOR_ONLY to others. */
  const asks = (): Readonly<Record<string, (who: Visitor) => Promise<{ readonly code: string }>>> => ({
    addOrganisation: (who) => who.refused("addOrganisation", { body: organisation }),
    changeOrganisation: (who) =>
      who.refused("changeOrganisation", { params: { organisationId: "org_x" }, body: organisation }),
    addPerson: (who) => who.refused("addPerson", { body: newPerson }),
    changePerson: (who) => who.refused("changePerson", { params: somebody, body: newPerson }),
    listSuspensions: (who) => who.refused("listSuspensions"),
    suspendPerson: (who) => who.refused("suspendPerson", { params: somebody, body: suspension }),
    liftSuspension: (who) => who.refused("liftSuspension", { params: somebody, body: {} }),
    listAudit: (who) => who.refused("listAudit"),
    getAuditOverview: (who) => who.refused("getAuditOverview"),
    listMail: (who) => who.refused("listMail"),
    createCharter: (who) => who.refused("createCharter", { body: NEW_CHARTER }),
    listSecondSteps: (who) => who.refused("listSecondSteps"),
    resetSecondStep: (who) => who.refused("resetSecondStep", { params: somebody, body: {} }),
  });

  it("MF10 an administrator without one is told what to do, others that they are none", async () => {
    const other = await installation.signedIn({ email: "other@charter.test" });
    for (const [name, ask] of Object.entries(asks())) {
      expect([name, (await ask(other)).code]).toEqual([name, "ADMINISTRATOR_ONLY"]);
      expect([name, await ask(admin)]).toMatchObject([name, { status: 403, code: "SECOND_STEP_NEEDED" }]);
    }
    expect(await admin.call("getSession")).toMatchObject({
      network: { secondStep: "required" },
      person: { administrator: true },
      secondStep: "none",
    });
    expect(await admin.call("listCharters")).toEqual([]);
    expect(await other.call("listPeople")).toHaveLength(2);
  });

  it("MF10 once it is set up everything is there again, and gone when it is turned off", async () => {
    const safe = await protect(installation, admin);
    expect(await safe.call("listMail")).toBeInstanceOf(Array);
    expect((await safe.call("addOrganisation", { body: organisation })).name).toBe("Wendle ICB");
    await safe.call("turnOffSecondStep", typed(safe.code(1)));
    expect((await safe.refused("listMail")).code).toBe("SECOND_STEP_NEEDED");
  });
});
