/** A committed fact that the server tells everybody in the charter (message type `event`). */
import * as z from "zod";

export const ServerEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("version.frozen"), number: z.int(), label: z.string(), by: z.string() }),
  z.strictObject({ type: z.literal("sign-off.changed") }),
  z.strictObject({ type: z.literal("charter.changed") }),
]);
export type ServerEvent = z.infer<typeof ServerEvent>;
