/** A committed fact that the server tells everybody in the charter (message type `event`). */
import * as z from "zod";
import { SectionPen } from "./pen.ts";

export const ServerEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("version.frozen"), number: z.int(), label: z.string(), by: z.string() }),
  /** Much of the text was deleted at once; as it was before, it is kept in that version. */
  z.strictObject({ type: z.literal("text.deleted"), by: z.string(), version: z.int() }),
  /** Somebody put the pen of a section elsewhere: what may be written there has changed already. */
  z.strictObject({ type: z.literal("pen.changed"), pen: SectionPen, by: z.string() }),
  z.strictObject({ type: z.literal("sign-off.changed") }),
  z.strictObject({ type: z.literal("charter.changed") }),
]);
export type ServerEvent = z.infer<typeof ServerEvent>;
