/** Typing what shows that somebody has their second step: the app's code, or a recovery code in its place. */
import { useId, useState } from "react";
import type { Body } from "../api/call.ts";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import type { FormCall } from "../api/use-form-call.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Form } from "../ui/layout.tsx";

/** A call of any route that takes such a proof. */
type ProofCall = Pick<FormCall<"completeSecondStep">, "errors" | "failure" | "attempt" | "busy"> & {
  readonly send: (proof: Body<"completeSecondStep">) => void;
};

type ProofFormProps = {
  readonly form: ProofCall;
  readonly words: string;
  readonly busyWords: string;
  /** Without it, the form is the page's one purpose. */
  readonly onCancel?: () => void;
};

const KINDS = {
  code: {
    label: "The code in your app",
    hint: "Six digits; they change every half minute.",
    inputMode: "numeric",
    autoComplete: "one-time-code",
    width: "short",
    other: "recoveryCode",
    toOther: "Use a recovery code instead",
  },
  recoveryCode: {
    label: "A recovery code",
    hint: "Sixteen letters and digits, from the list that you kept. Each works once.",
    inputMode: "text",
    autoComplete: "off",
    width: "medium",
    other: "code",
    toOther: "Use the code in your app instead",
  },
} as const;

export const ProofForm = ({ form, words, busyWords, onCancel }: ProofFormProps) => {
  const id = useId();
  const [kind, setKind] = useState<keyof typeof KINDS>("code");
  const [code, setCode] = useState("");
  const { label, hint, inputMode, autoComplete, width, other, toOther } = KINDS[kind];
  return (
    <Form onSubmit={() => form.send({ kind, code })}>
      <FormErrors form={id} errors={form.errors} failure={form.failure} attempt={form.attempt} />
      <TextField
        id={fieldId(id, "code")}
        label={label}
        hint={hint}
        inputMode={inputMode}
        autoComplete={autoComplete}
        width={width}
        value={code}
        onChange={setCode}
        error={form.errors.code}
      />
      <ButtonRow>
        <Button type="submit" variant="primary">
          {form.busy ? busyWords : words}
        </Button>
        <Button
          onClick={() => {
            setKind(other);
            setCode("");
          }}
        >
          {toOther}
        </Button>
        {onCancel === undefined ? null : (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </ButtonRow>
    </Form>
  );
};
