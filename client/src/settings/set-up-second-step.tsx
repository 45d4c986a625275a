/** Setting up a second step: the key goes into an app, a code proves it, and recovery codes are kept. */
import { useId, useState } from "react";
import { useLocation } from "wouter";
import type { Answer } from "../api/call.ts";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { CallFailure } from "../api/loaded.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { secondStepAsked, useMe } from "../session/session-context.tsx";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-text.tsx";
import { TextField } from "../ui/fields.tsx";
import { FormButtons } from "../ui/form-buttons.tsx";
import { useFormFocus } from "../ui/form-focus.ts";
import { Form, Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import styles from "./settings.module.css";

type Begun = Answer<"beginSecondStep">;
type Stage =
  | { readonly name: "begin" }
  | { readonly name: "scan"; readonly begun: Begun }
  | { readonly name: "keep"; readonly codes: readonly string[] };

export const SetUpSecondStep = () => {
  const [, go] = useLocation();
  const [stage, setStage] = useState<Stage>({ name: "begin" });
  return (
    <Stack>
      <PageHeader
        title="Set up a second step"
        lead="Signing in then takes a code from your telephone too: a mailbox alone is not enough."
      />
      {stage.name === "begin" ? <Begin onBegun={(begun) => setStage({ name: "scan", begun })} /> : null}
      {stage.name === "scan" ? (
        <Scan
          begun={stage.begun}
          onProved={(codes) => setStage({ name: "keep", codes })}
          onCancel={() => setStage({ name: "begin" })}
        />
      ) : null}
      {stage.name === "keep" ? (
        <RecoveryCodes heading="h2" codes={stage.codes} onKept={() => go("/settings")} />
      ) : null}
    </Stack>
  );
};

const Begin = ({ onBegun }: { readonly onBegun: (begun: Begun) => void }) => {
  const me = useMe();
  const form = useFormCall("beginSecondStep", {}, onBegun);
  return (
    <>
      {secondStepAsked(me) === "required" ? (
        <Notice tone="care" title="Administrators of this network need one">
          <p>Until you have set it up, nothing that is for administrators works. Everything else does.</p>
        </Notice>
      ) : null}
      <p>
        You need an app that makes codes, on your telephone or in a password manager, such as Microsoft
        Authenticator, Google Authenticator or Aegis. It takes two minutes. Where else you are signed in, you
        are signed out.
      </p>
      <CallFailure failure={form.failure} />
      <ButtonRow>
        <Button variant="primary" onClick={() => form.send({})}>
          {form.busy ? "Making a key…" : "I have an app: go on"}
        </Button>
        <ButtonLink href="/settings">Not now</ButtonLink>
      </ButtonRow>
    </>
  );
};

type ScanProps = {
  readonly begun: Begun;
  readonly onProved: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
};

const Scan = ({ begun: { secret, address, ticket }, onProved, onCancel }: ScanProps) => {
  const id = useId();
  const heading = useFormFocus();
  const [code, setCode] = useState("");
  const form = useFormCall("setUpSecondStep", {}, ({ recoveryCodes }) => onProved(recoveryCodes));
  const groups = secret.replace(/.{4}(?=.)/g, "$& ");
  return (
    <Stack>
      <h2 ref={heading} tabIndex={-1}>
        Add the key to your app
      </h2>
      <p>Scan this with the app:</p>
      <QrCode text={address} label="QR code of the key. It stands below as text too." />
      <p>Or type this into it, as a time-based key:</p>
      <code className={styles.secret}>{groups}</code>
      <ButtonRow>
        <CopyButton text={secret} what="the key" size="compact" />
      </ButtonRow>
      <h2>Type the code that it shows</h2>
      <Form onSubmit={() => form.send({ ticket, code })}>
        <FormErrors form={id} errors={form.errors} failure={form.failure} attempt={form.attempt} />
        <TextField
          id={fieldId(id, "code")}
          label="The code in your app"
          hint="Six digits. It shows that the app has the key."
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
          value={code}
          onChange={setCode}
          error={form.errors.code}
        />
        <FormButtons words="Check the code" busyWords="Checking it…" busy={form.busy} onCancel={onCancel} />
      </Form>
    </Stack>
  );
};
