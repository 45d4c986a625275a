/** Tries one thing after the other, so that one slow thing does not make the next look slow. */
import { useCallback, useEffect, useState } from "react";
import { CHECK_KEYS, type CheckKey, type Findings, type Found } from "./checks.ts";
import { tryFromHere } from "./try-from-here.ts";

export type PartialFindings = Readonly<Partial<Record<CheckKey, Found>>>;

/** What is known so far; `again` begins anew. */
export const useFindings = (): { readonly found: PartialFindings; readonly again: () => void } => {
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<{ readonly attempt: number; readonly found: PartialFindings }>({
    attempt,
    found: {},
  });
  useEffect(() => {
    let isLeft = false;
    const tryAll = async (): Promise<void> => {
      let found: PartialFindings = {};
      for (const key of CHECK_KEYS) {
        found = { ...found, [key]: await tryFromHere(key, window) };
        if (isLeft) return;
        setKnown({ attempt, found });
      }
    };
    void tryAll();
    return () => {
      isLeft = true;
    };
  }, [attempt]);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return { found: known.attempt === attempt ? known.found : {}, again };
};

/** All that was to be found, or `null` while something is still being tried. */
export const wholeOf = ({
  page,
  server,
  cookies,
  webSocket,
  http,
  storage,
}: PartialFindings): Findings | null =>
  page && server && cookies && webSocket && http && storage
    ? { page, server, cookies, webSocket, http, storage }
    : null;
