/** Imported first, before any schema is made: the content security policy allows no code made from text, and zod would try. */
import { config } from "zod";

config({ jitless: true });
