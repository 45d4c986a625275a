// @vitest-environment node
/** What the state line may say from the first moment of a page to its last word (SPEC: LIVE-2, LIVE-7, LIVE-11, LIVE-13). */
import type { RefusalCode } from "@acb/schemas/error";
import { CLOSE } from "@acb/shared/protocol/close-code";
import { eventFrame, savedFrame, syncStep1Frame, syncStep2Frame } from "@acb/shared/protocol/frames";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ApiError, UNREACHABLE } from "../api/api-error.ts";
import { openCharter } from "./connection.ts";
import type { AskTicket } from "./socket-ticket.ts";
import { createTransportMemory } from "./transport-memory.ts";

/** A socket that does what the test says. */
class ScriptedSocket extends EventTarget {
  static opened = Promise.withResolvers<ScriptedSocket>();
  readonly OPEN = 1;
  readyState = 0;
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: Event) => void) | null = null;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    ScriptedSocket.opened.resolve(this);
  }
  send(): void {}
  close(): void {}
  open(): void {
    this.readyState = this.OPEN;
    this.onopen?.();
  }
  hear(frame: Uint8Array): void {
    this.onmessage?.({ data: Uint8Array.from(frame).buffer });
  }
  end(code: number): void {
    this.readyState = 3;
    this.onclose?.(Object.assign(new Event("close"), { code }));
  }
}

const charter = (): Y.Doc => {
  const ydoc = new Y.Doc();
  ydoc.getMap("sections").set("sec_vision", new Y.Map());
  return ydoc;
};

/** A page that opens a charter, and every state that it told of, with whether the text was there. */
const openPage = (
  packed: Promise<Response>,
  askTicket: AskTicket = async () => ({ ticket: "a-ticket" }),
  transports = createTransportMemory(),
) => {
  ScriptedSocket.opened = Promise.withResolvers();
  const connection = openCharter({
    charterId: "cha_1",
    personId: "per_1",
    epoch: 1,
    url: "ws://charter.test/sync",
    // The shape of the platform's socket, as far as the provider uses it.
    sockets: {
      webSocket: ScriptedSocket as unknown as typeof WebSocket,
      http: ScriptedSocket as unknown as typeof WebSocket,
    },
    transports,
    after: () => () => {},
    fetch: () => packed,
    databases: undefined,
    random: () => 0,
    askReceipts: null,
    askTicket,
  });
  const sections = connection.ydoc.getMap("sections");
  const told: { readonly kind: string; readonly isHere: boolean }[] = [];
  const note = () => void told.push({ kind: connection.state().kind, isHere: sections.size > 0 });
  note();
  connection.subscribe(note);
  return {
    connection,
    told,
    socket: () => ScriptedSocket.opened.promise,
    kind: () => connection.state().kind,
  };
};

const answered = (bytes: Uint8Array): Response =>
  new Response(Uint8Array.from(bytes), { headers: { ETag: '"1-7"' } });
const NOTHING = Y.encodeStateVector(new Y.Doc());

test.each([
  ["came", () => Promise.resolve(answered(Y.encodeStateAsUpdateV2(charter())))],
  ["did not come", () => Promise.reject(new TypeError("network"))],
  ["cannot be read", () => Promise.resolve(answered(Uint8Array.of(9, 9, 9)))],
])("LIVE-2 a page whose packed state %s says Saved only with the text on it", async (_what, packed) => {
  const { connection, told, socket, kind } = openPage(packed());
  const opened = await socket();
  opened.open();
  opened.hear(syncStep1Frame(NOTHING));
  opened.hear(savedFrame(1));
  expect(kind()).not.toBe("saved");
  opened.hear(syncStep2Frame(Y.encodeStateAsUpdate(charter())));
  expect(kind()).toBe("saved");
  expect(told.filter((one) => one.kind === "saved" && !one.isHere)).toEqual([]);
  connection.destroy();
});

test("LIVE-2 an answer without any text is not taken for the charter", async () => {
  const { connection, socket, kind } = openPage(Promise.reject(new TypeError("network")));
  const opened = await socket();
  opened.open();
  opened.hear(syncStep1Frame(NOTHING));
  opened.hear(savedFrame(1));
  opened.hear(syncStep2Frame(Y.encodeStateAsUpdate(new Y.Doc())));
  expect(kind()).toBe("opening");
  connection.destroy();
});

test("LIVE-2 LIVE-12 LIVE-14 the first question goes out with the layout and the build of this page, and whose it is", async () => {
  const { connection, socket } = openPage(Promise.reject(new TypeError("network")));
  const { searchParams } = new URL((await socket()).url);
  expect([searchParams.get("layout"), searchParams.get("build"), searchParams.get("person")]).toEqual([
    expect.stringMatching(/^\d+$/),
    expect.stringMatching(/^\d+$/),
    "per_1",
  ]);
  connection.destroy();
});

test("LIVE-7 a fact is heard when it is one that this page knows; every other is passed over, and the page goes on", async () => {
  const { connection, socket, kind } = openPage(Promise.reject(new TypeError("network")));
  const heard: unknown[] = [];
  connection.onEvent((event) => void heard.push(event));
  const opened = await socket();
  opened.open();
  const known = { type: "charter.changed" };
  const strange = [
    JSON.stringify({ type: "charter.renamed" }),
    JSON.stringify({ ...known, more: 1 }),
    "{",
    "null",
    JSON.stringify(known),
  ];
  for (const json of strange) opened.hear(eventFrame(json));
  expect(heard).toEqual([known]);
  opened.hear(syncStep1Frame(NOTHING));
  opened.hear(savedFrame(1));
  opened.hear(syncStep2Frame(Y.encodeStateAsUpdate(charter())));
  expect(kind()).toBe("saved");
  connection.destroy();
});

test("LIVE-11 from the server's word that it cannot store until all is stored the page is paused, and holds every word", async () => {
  const { connection, socket, kind } = openPage(
    Promise.resolve(answered(Y.encodeStateAsUpdateV2(charter()))),
  );
  const first = await socket();
  first.open();
  first.hear(syncStep1Frame(NOTHING));
  first.hear(syncStep2Frame(Y.encodeStateAsUpdate(charter())));
  first.hear(savedFrame(1));
  connection.ydoc.getMap("sections").set("sec_mine", new Y.Map());
  expect(kind()).toBe("saving");

  ScriptedSocket.opened = Promise.withResolvers();
  first.end(CLOSE.tryLater.code);
  expect([kind(), connection.isUnsaved()]).toEqual(["paused", true]);
  const second = await socket();
  second.open();
  second.hear(syncStep1Frame(NOTHING));
  second.hear(syncStep2Frame(Y.encodeStateAsUpdate(charter())));
  expect(kind()).toBe("paused");
  second.hear(savedFrame(1));
  expect([kind(), connection.isUnsaved()]).toEqual(["saved", false]);
  expect([...connection.ydoc.getMap("sections").keys()]).toContain("sec_mine");
  connection.destroy();
});

const packedCharter = () => Promise.resolve(answered(Y.encodeStateAsUpdateV2(charter())));
const refusedWith = (code: RefusalCode) =>
  Promise.reject(new ApiError({ code, message: "", next: "", fields: {} }));

test("LIVE-13 the first ticket is asked for beside the charter's state, and each socket has one of its own", async () => {
  let count = 0;
  const asked = Promise.withResolvers<void>();
  const state = Promise.withResolvers<Response>();
  const { connection, socket } = openPage(state.promise, async () => {
    count += 1;
    asked.resolve();
    return { ticket: `ticket-${count}` };
  });
  await asked.promise;
  state.resolve(await packedCharter());
  const first = await socket();
  ScriptedSocket.opened = Promise.withResolvers();
  first.open();
  first.end(CLOSE.accessChanged.code);
  const second = await socket();
  const tickets = [first, second].map(({ url }) => new URL(url).searchParams.get("ticket"));
  expect(tickets).toEqual(["ticket-1", "ticket-2"]);
  connection.destroy();
});

test("LIVE-13 (B-65) a socket whose ticket is refused is opened again with another by itself: no notice, and every word kept", async () => {
  const { connection, told, socket, kind } = openPage(packedCharter());
  const first = await socket();
  first.open();
  first.hear(syncStep1Frame(NOTHING));
  connection.ydoc.getMap("sections").set("sec_mine", new Y.Map());
  ScriptedSocket.opened = Promise.withResolvers();
  // A handshake that is answered 401 ends without a code of ours.
  first.end(1006);
  const second = await socket();
  second.open();
  second.hear(syncStep1Frame(NOTHING));
  second.hear(syncStep2Frame(Y.encodeStateAsUpdate(charter())));
  second.hear(savedFrame(1));
  expect([kind(), connection.isUnsaved()]).toEqual(["saved", false]);
  expect(told.map((one) => one.kind).filter((one) => one === "refused" || one === "paused")).toEqual([]);
  expect([...connection.ydoc.getMap("sections").keys()]).toContain("sec_mine");
  connection.destroy();
});

test.each([
  ["NOT_SIGNED_IN", "notSignedIn"],
  ["NOT_FOUND", "notFound"],
] as const)(
  "LIVE-13 %s instead of a ticket is what the socket would have been closed with",
  async (code, reason) => {
    const { connection } = openPage(packedCharter(), () => refusedWith(code));
    const refused = await new Promise((resolve) => {
      connection.subscribe(() => {
        const state = connection.state();
        if (state.kind === "refused") resolve(state.reason);
      });
    });
    expect(refused).toBe(reason);
    connection.destroy();
  },
);

test("LIVE-13 a server that cannot be reached for a ticket is asked again", async () => {
  let count = 0;
  const { connection, socket } = openPage(packedCharter(), async () => {
    count += 1;
    if (count === 1) throw new ApiError(UNREACHABLE);
    return { ticket: "second" };
  });
  expect(new URL((await socket()).url).searchParams.get("ticket")).toBe("second");
  expect(connection.state().kind).toBe("offline");
  connection.destroy();
});

test("LIVE-13 by HTTP no ticket is asked for, and a page that is left asks for none", async () => {
  let count = 0;
  const askTicket = async () => {
    count += 1;
    return { ticket: "none" };
  };
  const transports = createTransportMemory();
  transports.ended("webSocket", 1006);
  const { connection, socket } = openPage(packedCharter(), askTicket, transports);
  expect([new URL((await socket()).url).searchParams.has("ticket"), count]).toEqual([false, 0]);
  connection.destroy();
});
