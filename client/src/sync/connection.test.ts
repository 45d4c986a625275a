// @vitest-environment node
/** What the state line may say from the first moment of a page to its last word (SPEC: SY-2, SY-11). */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { savedFrame, syncStep1Frame, syncStep2Frame } from "@acb/shared/protocol/frames";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openCharter } from "./connection.ts";
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
const openPage = (packed: Promise<Response>) => {
  ScriptedSocket.opened = Promise.withResolvers();
  const connection = openCharter({
    charterId: "cha_1",
    personId: "per_1",
    epoch: 1,
    url: "ws://charter.test/sync",
    // The shape of the platform's socket, as far as the provider uses it.
    sockets: { webSocket: ScriptedSocket as unknown as typeof WebSocket, http: WebSocket },
    transports: createTransportMemory(),
    after: () => () => {},
    fetch: () => packed,
    databases: undefined,
    random: () => 0,
    askReceipts: null,
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
])("SY-2 a page whose packed state %s says Saved only with the text on it", async (_what, packed) => {
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

test("SY-2 an answer without any text is not taken for the charter", async () => {
  const { connection, socket, kind } = openPage(Promise.reject(new TypeError("network")));
  const opened = await socket();
  opened.open();
  opened.hear(syncStep1Frame(NOTHING));
  opened.hear(savedFrame(1));
  opened.hear(syncStep2Frame(Y.encodeStateAsUpdate(new Y.Doc())));
  expect(kind()).toBe("opening");
  connection.destroy();
});

test("SY-2 SY-12 the first question goes out with the layout and the build of this page", async () => {
  const { connection, socket } = openPage(Promise.reject(new TypeError("network")));
  const { searchParams } = new URL((await socket()).url);
  expect([searchParams.get("layout"), searchParams.get("build")]).toEqual([
    expect.stringMatching(/^\d+$/),
    expect.stringMatching(/^\d+$/),
  ]);
  connection.destroy();
});

test("SY-11 from the server's word that it cannot store until all is stored the page is paused, and holds every word", async () => {
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
