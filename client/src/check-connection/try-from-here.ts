/** Tries from this browser what a workshop needs; each answer is a finding, never an error (SPEC: CHECK-1). */
import { call } from "../api/call.ts";
import { browserRandom, randomHex } from "../random/random-id.ts";
import { createBrowserHttpSocket, socketAddress } from "../sync/browser.ts";
import { canKeep } from "../sync/local-copy.ts";
import type { CheckKey, Found } from "./checks.ts";
import { LIMIT_MS, roundTrip } from "./round-trip.ts";

export const tryFromHere = (key: CheckKey, page: Window): Promise<Found> => TRIES[key](page);

/** On this machine itself nothing can be overheard. */
const tryPage = async (page: Window): Promise<Found> =>
  page.location.protocol === "https:"
    ? { works: true }
    : {
        works: page.isSecureContext,
        ...(page.isSecureContext && { note: "The server runs on this computer itself." }),
      };

const tryServer = (): Promise<Found> =>
  call("getSession", { params: {}, body: null, signal: AbortSignal.timeout(LIMIT_MS) }).then(
    () => ({ works: true }),
    () => ({ works: false }),
  );

/** The second request has to bring the cookie that the first was given. */
const tryCookies = async (): Promise<Found> => {
  const first = randomWord();
  await seenWith(first);
  return { works: (await seenWith(randomWord())) === first };
};

const trySocket = async (Socket: typeof WebSocket, address: string): Promise<Found> => {
  const found = await roundTrip(Socket, address);
  return found === null ? { works: false } : { works: true, note: `There and back in ${found.ms} ms.` };
};

const TRIES: Readonly<Record<CheckKey, (page: Window) => Promise<Found>>> = {
  page: tryPage,
  server: tryServer,
  cookies: tryCookies,
  webSocket: ({ location }) => trySocket(WebSocket, socketAddress(location, "/echo/socket")),
  http: ({ location }) => trySocket(createBrowserHttpSocket(), socketAddress(location, "/echo")),
  storage: async ({ indexedDB }) => ({ works: await canKeep(indexedDB) }),
};

const seenWith = async (word: string): Promise<string | null> => {
  try {
    const response = await fetch(`/echo/cookie/${word}`, {
      method: "POST",
      credentials: "same-origin",
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const answer: unknown = await response.json();
    const isAnswer = typeof answer === "object" && answer !== null && "seen" in answer;
    return isAnswer && typeof answer.seen === "string" ? answer.seen : null;
  } catch {
    return null;
  }
};

const randomWord = (): string => randomHex(8, browserRandom);
