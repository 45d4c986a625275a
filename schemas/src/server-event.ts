/** A committed fact that the server tells everybody in the charter (message type `event`). */
import * as z from "zod";

export const ServerEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("version.frozen"), number: z.int(), label: z.string(), by: z.string() }),
  /** Much of the text was deleted at once; as it was before, it is kept in that version. */
  z.strictObject({ type: z.literal("text.deleted"), by: z.string(), version: z.int() }),
  z.strictObject({ type: z.literal("sign-off.changed") }),
  z.strictObject({ type: z.literal("charter.changed") }),
]);
export type ServerEvent = z.infer<typeof ServerEvent>;
