/** Downloads of a version: files, so they stand beside the API table (SPEC: Export). */
import { EXPORT_FORMATS, type ExportFormat } from "@acb/schemas/api/sign-off-routes";
import { isGuest } from "@acb/shared/access/guest";
import { Hono } from "hono";
import type { Context } from "../commands/context.ts";
import { refuse } from "../commands/result.ts";
import { exportVersion } from "../commands/sign-off/export-version.ts";
import type { Renderers } from "../export/renderers.ts";
import type { Authenticate } from "../identity/identity.ts";
import type { Limits } from "../limits/limits.ts";
import { refuseOften } from "../limits/refuse-often.ts";
import { answerRefusal } from "../middleware/answer-refusal.ts";
import type { AppEnvironment } from "../middleware/app-environment.ts";

/** Mount it before the routes of the table, which answer everything else below `/api`. */
export const exportRoutes = (
  context: Context,
  authenticate: Authenticate,
  { renderers, limits }: { readonly renderers: Renderers; readonly limits: Limits },
): Hono<AppEnvironment> =>
  new Hono<AppEnvironment>().get("/api/charters/:charterId/versions/:versionId/export/:format", async (c) => {
    const person = await authenticate(c.req.raw.headers);
    if (person === null) return answerRefusal(c, refuse("NOT_SIGNED_IN"));
    if (isGuest(person)) return answerRefusal(c, refuse("NOT_FOUND"));
    const { charterId, versionId, format } = c.req.param();
    if (!isFormat(format)) return answerRefusal(c, refuse("NOT_FOUND"));
    const tooOften = refuseOften(limits, "exportVersion", person.id);
    if (tooOften !== null) return answerRefusal(c, tooOften);
    const result = await exportVersion(context, person, { charterId, versionId, format }, renderers);
    if (!result.ok) return answerRefusal(c, result);
    const { bytes, mediaType, fileName, etag } = result.value;
    if (c.req.header("If-None-Match") === etag) return c.body(null, 304, { ETag: etag });
    return c.body(Uint8Array.from(bytes), 200, {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Content-Length": String(bytes.byteLength),
      ETag: etag,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-cache",
    });
  });

const isFormat = (format: string): format is ExportFormat => EXPORT_FORMATS.some((one) => one === format);
