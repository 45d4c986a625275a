/** Recovery codes, the one time that they are shown: to be printed, copied, and kept away from the telephone. */
import { Button, ButtonRow } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-text.tsx";
import { useFormFocus } from "../ui/form-focus.ts";
import { Stack } from "../ui/layout.tsx";
import styles from "./settings.module.css";

type RecoveryCodesProps = {
  readonly codes: readonly string[];
  readonly onKept: () => void;
  /** Below a part of the settings, or on a page of its own. */
  readonly heading: "h2" | "h3";
};

export const RecoveryCodes = ({ codes, onKept, heading: Heading }: RecoveryCodesProps) => {
  const heading = useFormFocus();
  return (
    <Stack>
      <Heading ref={heading} tabIndex={-1} className={styles.stepTitle}>
        Keep your recovery codes
      </Heading>
      <p>
        When your telephone is lost, each of them signs you in once, after the mail. They are not shown again.
        Keep them where the telephone is not: on paper, or in a password manager.
      </p>
      <ol className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <ButtonRow>
        <Button onClick={() => window.print()}>Print them</Button>
        <CopyButton text={codes.join("\n")} what="them all" />
        <Button variant="primary" onClick={onKept}>
          I have kept them
        </Button>
      </ButtonRow>
    </Stack>
  );
};
