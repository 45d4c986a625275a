/** For which address this tab asked for a link and a code, so that the place to type the code outlives a reload (SPEC: client, PAGE-3). */
import { z } from "zod";

const KEY = "acb.asked-for-code";
/** As long as a code works. */
const LASTS_MS = 10 * 60_000;

const Asked = z.object({ to: z.string(), ticket: z.string(), at: z.number() });
export type AskedForCode = Pick<z.infer<typeof Asked>, "to" | "ticket">;

/** A telephone that shows the mail may have dropped the page meanwhile. Without storage one asks again. */
export const keepAskedForCode = (asked: AskedForCode, now: number): void => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...asked, at: now }));
  } catch {
    // Storage is switched off or full.
  }
};

/** `null` when this tab has asked for none, or when the code has run out. */
export const readAskedForCode = (now: number): AskedForCode | null => {
  try {
    const kept = Asked.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
    if (!kept.success || now - kept.data.at >= LASTS_MS) return null;
    const { to, ticket } = kept.data;
    return { to, ticket };
  } catch {
    return null;
  }
};

export const forgetAskedForCode = (): void => {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is switched off: nothing was kept.
  }
};
