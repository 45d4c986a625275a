/** The findings as one text, to be copied and sent to whoever can do something about them. */
import { useRef, useState } from "react";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import styles from "./check-connection.module.css";

export const ReportToForward = ({ text }: { readonly text: string }) => {
  const announce = useAnnounce();
  const area = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState(false);
  const copy = (): void => {
    // Browsers give no clipboard to a page that came without HTTPS.
    const written = "clipboard" in navigator ? navigator.clipboard.writeText(text) : Promise.reject();
    written.then(
      () => announce("Copied the text."),
      () => {
        area.current?.select();
        setRefused(true);
      },
    );
  };
  return (
    <Part title="A text to forward">
      <Field
        id="report"
        label="What was found, and what to ask for"
        hint="For whoever looks after the network. It names nobody."
        error={undefined}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            ref={area}
            className={styles.report}
            readOnly
            rows={text.split("\n").length + 2}
            value={text}
          />
        )}
      </Field>
      <ButtonRow>
        <Button onClick={copy}>Copy the text</Button>
      </ButtonRow>
      {refused ? (
        <p role="status">Your browser did not allow copying: the text is selected, copy it.</p>
      ) : null}
    </Part>
  );
};
