/** A post of frames: read as it was written, and nothing but a whole one (SPEC: Protocol). */
import fc from "fast-check";
import { expect, it } from "vitest";
import { type HttpPost, readHttpPost, writeHttpPost } from "./http-post.ts";

const posts: fc.Arbitrary<HttpPost> = fc.record({
  socketId: fc.string(),
  number: fc.nat(),
  heardCount: fc.nat(),
  frames: fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }),
});

it("PR10 a post is read as it was written, frames in their order", () => {
  fc.assert(
    fc.property(posts, (post) => {
      expect(readHttpPost(writeHttpPost(post))).toEqual(post);
    }),
  );
});

it("PR10 a post that is cut in the middle of a frame is none", () => {
  const bytes = writeHttpPost({ socketId: "a", number: 1, heardCount: 0, frames: [Uint8Array.of(1, 2, 3)] });
  expect(readHttpPost(bytes.slice(0, -1))).toBeNull();
  expect(readHttpPost(Uint8Array.of(...bytes, 9, 1))).toBeNull();
});

it("PR10 a post that is a view on a pooled buffer never reads its neighbours", () => {
  const bytes = writeHttpPost({ socketId: "a", number: 1, heardCount: 0, frames: [Uint8Array.of(1, 2)] });
  const pool = Uint8Array.of(...bytes, 42, 42, 42);
  expect(readHttpPost(pool.subarray(0, bytes.length - 1))).toBeNull();
});

it("PR10 no bytes make it throw", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      readHttpPost(bytes);
    }),
  );
});
