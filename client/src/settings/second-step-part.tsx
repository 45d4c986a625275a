/** One's own second step in the settings: whether there is one, new recovery codes, and turning it off. */
import { printMoment } from "@acb/shared/values/print-value";
import { useState } from "react";
import type { Answer } from "../api/call.ts";
import { Loaded } from "../api/loaded.tsx";
import { useApi } from "../api/use-api.ts";
import { useFormCall } from "../api/use-form-call.ts";
import { ProofForm } from "../session/proof-form.tsx";
import { SECOND_STEP_PLACE } from "../session/use-enter.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { useFormFocus } from "../ui/form-focus.ts";
import { Part, Stack } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import styles from "./settings.module.css";

export const SecondStepPart = () => {
  const step = useApi("getSecondStep", {});
  return (
    <Part title="Second step">
      <Loaded query={step} what="your second step">
        {(own) => (own.state === "off" ? <Off /> : <On step={own} />)}
      </Loaded>
    </Part>
  );
};

const Off = () => (
  <>
    <p>
      You have none: whoever can read your mail can sign in as you. With a second step, a code from an app on
      your telephone is asked for too.
    </p>
    <div>
      <ButtonLink href={SECOND_STEP_PLACE}>Set up a second step</ButtonLink>
    </div>
  </>
);

type OnProps = { readonly step: Extract<Answer<"getSecondStep">, { state: "on" }> };
type Doing = "nothing" | "renewing" | "turningOff" | { readonly codes: readonly string[] };

const On = ({ step: { setUpAt, recoveryCodesLeft } }: OnProps) => {
  const [doing, setDoing] = useState<Doing>("nothing");
  const stop = () => setDoing("nothing");
  if (doing === "renewing") return <Renew onDone={(codes) => setDoing({ codes })} onCancel={stop} />;
  if (doing === "turningOff") return <TurnOff onCancel={stop} />;
  if (doing !== "nothing") return <RecoveryCodes heading="h3" codes={doing.codes} onKept={stop} />;
  return (
    <>
      <p>
        On since {printMoment(setUpAt)}.{" "}
        {recoveryCodesLeft === 1
          ? "One recovery code is left."
          : `${recoveryCodesLeft} recovery codes are left.`}
      </p>
      <ButtonRow>
        <Button onClick={() => setDoing("renewing")}>Make new recovery codes</Button>
        <Button onClick={() => setDoing("turningOff")}>Turn it off</Button>
      </ButtonRow>
    </>
  );
};

type RenewProps = { readonly onDone: (codes: readonly string[]) => void; readonly onCancel: () => void };

const Renew = ({ onDone, onCancel }: RenewProps) => {
  const heading = useFormFocus();
  const form = useFormCall("renewRecoveryCodes", {}, ({ recoveryCodes }) => onDone(recoveryCodes));
  return (
    <Stack>
      <h3 ref={heading} tabIndex={-1} className={styles.stepTitle}>
        Make new recovery codes
      </h3>
      <p>The ones that you have do not work any more afterwards.</p>
      <ProofForm form={form} words="Make new ones" busyWords="Making them…" onCancel={onCancel} />
    </Stack>
  );
};

/** Done, the part says so by itself: it shows the way to set it up. */
const TurnOff = ({ onCancel }: { readonly onCancel: () => void }) => {
  const heading = useFormFocus();
  const announce = useAnnounce();
  const form = useFormCall("turnOffSecondStep", {}, () => announce("Your second step is turned off."));
  return (
    <Stack>
      <h3 ref={heading} tabIndex={-1} className={styles.stepTitle}>
        Turn off the second step
      </h3>
      <p>
        Your mail alone signs you in afterwards. For another telephone, turn it off, then set it up again.
      </p>
      <ProofForm form={form} words="Turn it off" busyWords="Turning it off…" onCancel={onCancel} />
    </Stack>
  );
};
