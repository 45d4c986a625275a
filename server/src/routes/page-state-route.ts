/** The stored state of a charter for a page that opens it, beside the page's JavaScript (SPEC: SY40, SY41). */
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { Hono } from "hono";
import { findCharter } from "../commands/charter/find-charter.ts";
import type { Context } from "../commands/context.ts";
import { refuse } from "../commands/result.ts";
import type { Authenticate } from "../identity/identity.ts";
import { answerRefusal } from "../middleware/answer-refusal.ts";
import type { AppEnvironment } from "../middleware/app-environment.ts";
import type { PackedState } from "../storage/ports/update-log.ts";

const unpack = promisify(brotliDecompress);

/** Mount it before everything else below `/sync`. The socket then sends only what came after. */
export const pageStateRoutes = (
  context: Pick<Context, "storage">,
  authenticate: Authenticate,
): Hono<AppEnvironment> =>
  new Hono<AppEnvironment>().get("/sync/:charterId/state", async (c) => {
    const person = await authenticate(c.req.raw.headers);
    if (person === null) return answerRefusal(c, refuse("NOT_SIGNED_IN"));
    const found = await findCharter(context, person, c.req.param("charterId"), "read");
    if (!found.ok) return answerRefusal(c, found);
    const state = await context.storage.updates.packed(found.value.record.id);
    const takesBrotli = takes(c.req.header("Accept-Encoding"), "br");
    const etag = tagOf(state, takesBrotli);
    const headers = { ETag: etag, "Cache-Control": "private, no-cache", Vary: "Accept-Encoding" };
    if (isKnown(c.req.header("If-None-Match"), etag)) return c.body(null, 304, headers);
    return c.body(Uint8Array.from(takesBrotli ? state.bytes : await unpack(state.bytes)), 200, {
      ...headers,
      "Content-Type": "application/octet-stream",
      ...(takesBrotli ? { "Content-Encoding": "br" } : {}),
    });
  });

/** The bytes as they are sent have a tag of their own, as a strong tag must. */
const tagOf = ({ epoch, throughSeq }: PackedState, isPacked: boolean): string =>
  `"${epoch}-${throughSeq}${isPacked ? "-br" : ""}"`;

/** Browsers take Brotli over HTTPS only, so a first try in the house goes without. */
const takes = (acceptEncoding: string | undefined, coding: string): boolean =>
  (acceptEncoding ?? "").split(",").some((one) => {
    const [name, quality] = one.split(";").map((part) => part.trim().toLowerCase());
    return name === coding && !/^q=0(\.0*)?$/.test(quality ?? "");
  });

/** A proxy that compresses marks our tag as weak; it still names the same state. */
const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
