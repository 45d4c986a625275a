/** A text that is meant to be copied, with a button that does it and says so. */
import { useState } from "react";
import { Button } from "./button.tsx";
import styles from "./copy-text.module.css";
import { useAnnounce } from "./live-region.tsx";

type CopyTextProps = { readonly text: string; readonly what: string };

/** `what` names it: the button reads "Copy the fingerprint". */
export const CopyText = ({ text, what }: CopyTextProps) => {
  const announce = useAnnounce();
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  const copy = () => {
    // Browsers give no clipboard to a page that came without HTTPS.
    const written = "clipboard" in navigator ? navigator.clipboard.writeText(text) : Promise.reject();
    written.then(
      () => {
        setState("copied");
        announce(`Copied ${what}.`);
      },
      () => setState("refused"),
    );
  };
  return (
    <span className={styles.copy}>
      <code className={styles.text}>{text}</code>
      <Button size="compact" onClick={copy}>
        {state === "copied" ? "Copied" : `Copy ${what}`}
      </Button>
      {state === "refused" ? <span>Your browser did not allow it: select the text and copy it.</span> : null}
    </span>
  );
};
