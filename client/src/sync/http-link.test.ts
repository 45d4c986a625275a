// @vitest-environment node
import { CLOSE } from "@acb/shared/protocol/close-code";
import { expect, test } from "vitest";
import { type Ended, HttpLink } from "./http-link.ts";
import { ADDRESS, answerStream, createNetwork } from "./testing/network.ts";

const frameOf = (byte: number): Uint8Array => Uint8Array.of(byte);
const event = (number: number, byte = number) => ({ kind: "frame" as const, number, frame: frameOf(byte) });

/** A link with what it heard; it is opening until the test answers. */
const start = () => {
  const network = createNetwork();
  const heard: number[] = [];
  const opened = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<Ended>();
  let frameCame = Promise.withResolvers<void>();
  const link = new HttpLink(
    { ...network, address: ADDRESS, query: "?layout=1" },
    {
      onOpen: opened.resolve,
      onFrame: (frame) => {
        heard.push(frame[0] ?? -1);
        frameCame.resolve();
        frameCame = Promise.withResolvers();
      },
      onEnd: ended.resolve,
    },
  );
  const whenHeard = async (count: number): Promise<readonly number[]> => {
    while (heard.length < count) await frameCame.promise;
    return heard;
  };
  return { network, link, whenOpen: opened.promise, whenEnded: ended.promise, whenHeard };
};
const open = async () => {
  const started = start();
  const asked = await started.network.next();
  expect(asked).toMatchObject({ path: "?layout=1", post: null });
  const stream = answerStream(asked);
  stream.say({ kind: "open", socketId: "one" });
  await started.whenOpen;
  return { ...started, stream };
};

test("LIVE-9 frames go up one post at a time, in order; what comes meanwhile goes together with the next", async () => {
  const { network, link } = await open();
  link.send(frameOf(1));
  const first = await network.next();
  for (const byte of [2, 3]) link.send(frameOf(byte));
  expect(network.waiting()).toBe(0);
  first.answer(204);
  const second = await network.next();
  expect([first.path, first.post, second.path, second.post]).toEqual([
    "/frames",
    { socketId: "one", number: 1, heardCount: 0, frames: [frameOf(1)] },
    "/frames",
    { socketId: "one", number: 2, heardCount: 0, frames: [frameOf(2), frameOf(3)] },
  ]);
});

test("LIVE-9 a post that failed is sent again under its number, with the same frames", async () => {
  const { network, link } = await open();
  link.send(frameOf(1));
  const first = await network.next();
  link.send(frameOf(2));
  first.answer(null);
  await network.pass(250);
  const again = await network.next();
  again.answer(502);
  await network.pass(1_000);
  const third = await network.next();
  expect([again.post, third.post]).toEqual([first.post, first.post]);
  third.answer(204);
  expect((await network.next()).post).toMatchObject({ number: 2, frames: [frameOf(2)] });
});

test("LIVE-9 a post that no try brings through ends the link as a network fault, which may pass", async () => {
  const { network, link, whenEnded } = await open();
  link.send(frameOf(1));
  (await network.next()).answer(null);
  for (const ms of [250, 1_000, 3_000]) {
    await network.pass(ms);
    (await network.next()).answer(null);
  }
  expect(await whenEnded).toEqual({ code: 1006, reason: "" });
});

test("LIVE-9 a stream that breaks is taken up again; what comes twice is heard once", async () => {
  const { network, stream, whenHeard } = await open();
  stream.say(event(1), event(2));
  await whenHeard(2);
  stream.breakOff();
  await network.pass(250);
  const again = await network.next();
  expect(again).toMatchObject({ path: "/stream", post: { socketId: "one", number: 0, heardCount: 2 } });
  const second = answerStream(again);
  second.say({ kind: "open", socketId: "one" }, event(2), event(3));
  expect(await whenHeard(3)).toEqual([1, 2, 3]);
});

test("LIVE-9 a gap in the stream ends the link: the next one asks for everything", async () => {
  const { stream, whenEnded } = await open();
  stream.say(event(1), event(3));
  expect(await whenEnded).toEqual({ code: 1006, reason: "" });
});

test("LIVE-9 a beat is answered by a post, which says how much was heard and takes no number", async () => {
  const { network, link, stream } = await open();
  stream.say(event(1), { kind: "beat" });
  const answer = await network.next();
  expect(answer.post).toEqual({ socketId: "one", number: 0, heardCount: 1, frames: [] });
  answer.answer(204);
  link.send(frameOf(9));
  expect((await network.next()).post).toMatchObject({ number: 1 });
});

test("LIVE-9 what the server has to keep is told as heard before it is much", async () => {
  const { network, stream, whenHeard } = await open();
  const large = { kind: "frame" as const, number: 1, frame: new Uint8Array(70_000) };
  stream.say(large);
  await whenHeard(1);
  expect((await network.next()).post).toMatchObject({ number: 0, heardCount: 1 });
});

test("LIVE-9 the server's close code comes by the stream", async () => {
  const { stream, whenEnded } = await open();
  stream.say({ kind: "close", code: CLOSE.accessChanged.code, reason: "accessChanged" });
  expect(await whenEnded).toEqual({ code: CLOSE.accessChanged.code, reason: "accessChanged" });
});

test.each([
  [401, CLOSE.notSignedIn.code],
  [404, CLOSE.notFound.code],
  [403, 1006],
  [502, 1006],
])("LIVE-9 opening that is answered %i ends with %i", async (status, code) => {
  const { network, whenEnded } = start();
  (await network.next()).answer(status);
  expect(await whenEnded).toMatchObject({ code });
});

test.each([
  [401, CLOSE.notSignedIn.code],
  [404, 1006],
  [409, 1006],
  [413, CLOSE.tooLarge.code],
])("LIVE-9 a post that is answered %i ends with %i", async (status, code) => {
  const { network, link, whenEnded } = await open();
  link.send(frameOf(1));
  (await network.next()).answer(status);
  expect(await whenEnded).toMatchObject({ code });
});

test("LIVE-9 a post to a socket that was closed hears its code", async () => {
  const { network, link, whenEnded } = await open();
  link.send(frameOf(1));
  const { code } = CLOSE.notAllowed;
  (await network.next()).answer(Response.json({ code, reason: "notAllowed" }, { status: 410 }));
  expect(await whenEnded).toMatchObject({ code });
});

test("LIVE-9 a stream that a proxy holds back does not open, and is given up", async () => {
  const { network, whenEnded } = start();
  answerStream(await network.next());
  await network.pass(10_000);
  expect(await whenEnded).toEqual({ code: 1006, reason: "" });
});

test("LIVE-9 words of the last moment still go out, and then the end is said", async () => {
  const { network, link } = await open();
  link.send(frameOf(1));
  const first = await network.next();
  link.send(frameOf(2));
  link.close();
  first.answer(204);
  const last = await network.next();
  expect(last).toMatchObject({ path: "/frames", keepalive: true, post: { number: 2, frames: [frameOf(2)] } });
  last.answer(204);
  expect(await network.next()).toMatchObject({ path: "/close", keepalive: true, post: { socketId: "one" } });
});
