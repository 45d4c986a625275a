/** One polite live region for the whole application: `useAnnounce()` says a sentence to screen readers. */
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

type Announce = (words: string) => void;
const AnnounceContext = createContext<Announce>(() => undefined);

/** Says words to screen readers when they are next silent; nothing is seen. The last words replace earlier ones. */
export const useAnnounce = (): Announce => useContext(AnnounceContext);

export const LiveRegion = ({ children }: { readonly children: ReactNode }) => {
  const [said, setSaid] = useState({ words: "", turn: 0 });
  const announce = useCallback<Announce>(
    (words) => setSaid((before) => ({ words, turn: before.turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" aria-live="polite">
        {/* A new element for every turn, so that the same words are said again. */}
        <p key={said.turn}>{said.words}</p>
      </div>
    </AnnounceContext>
  );
};
