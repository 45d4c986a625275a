/** The tick before what cannot be taken back. */
import * as z from "zod";

export const Understood = z
  .boolean()
  .refine((ticked) => ticked, "Tick that you understand that it cannot be undone");
