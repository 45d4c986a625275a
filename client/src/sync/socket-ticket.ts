/** Asks for the ticket that opens a page's next socket, and hears whatever stands against it (SPEC: LIVE-13). */
import type { RefusalCode } from "@acb/schemas/error";
import type { CloseReason } from "@acb/shared/protocol/close-code";
import { failureOf } from "../api/api-error.ts";

export type AskTicket = (charterId: string) => Promise<{ readonly ticket: string }>;

/** `closed` is why there is none: `null` when the server could not be asked, which may pass. */
export type Entry = { readonly ticket: string } | { readonly closed: CloseReason | null };

/** What a socket would have been closed with. Other refusals may pass. */
const CLOSED_BY: Partial<Readonly<Record<RefusalCode, CloseReason>>> = {
  NOT_SIGNED_IN: "notSignedIn",
  NOT_FOUND: "notFound",
  TOO_MANY_REQUESTS: "tooFast",
  TRY_LATER: "tryLater",
};
/** A network that holds the answer back for so long may let the next one through. */
const LIMIT_MS = 10_000;

/** Never rejects. */
export const askEntry = async (
  ask: () => ReturnType<AskTicket>,
  after: (ms: number, run: () => void) => () => void,
): Promise<Entry> => {
  const tooLate = Promise.withResolvers<Entry>();
  const stopWaiting = after(LIMIT_MS, () => tooLate.resolve({ closed: null }));
  const asked = ask().catch((thrown: unknown): Entry => {
    const { code } = failureOf(thrown);
    return { closed: code === "UNREACHABLE" || code === "UNREADABLE" ? null : (CLOSED_BY[code] ?? null) };
  });
  const entry = await Promise.race([asked, tooLate.promise]);
  stopWaiting();
  return entry;
};
