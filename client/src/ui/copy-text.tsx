/** A text that is meant to be copied, and the button that does it and says so. */
import { useState } from "react";
import { Button } from "./button.tsx";
import styles from "./copy-text.module.css";
import { useAnnounce } from "./live-region.tsx";

type CopyTextProps = { readonly text: string; readonly what: string };

/** `what` names it: the button reads "Copy the fingerprint". */
export const CopyText = ({ text, what }: CopyTextProps) => (
  <span className={styles.copy}>
    <code className={styles.text}>{text}</code>
    <CopyButton text={text} what={what} size="compact" />
  </span>
);

type CopyButtonProps = CopyTextProps & { readonly size?: "normal" | "compact" };

/** Of a text that stands elsewhere on the page. */
export const CopyButton = ({ text, what, size = "normal" }: CopyButtonProps) => {
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
    <>
      <Button size={size} onClick={copy}>
        {state === "copied" ? "Copied" : `Copy ${what}`}
      </Button>
      {state === "refused" ? <span>Your browser did not allow it: select the text and copy it.</span> : null}
    </>
  );
};
