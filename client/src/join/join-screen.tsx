/** Coming into a workshop with the code on the wall: no account, a name and an organisation. */
import type { SessionState } from "@acb/schemas/api/session-routes";
import { isGuest } from "@acb/shared/access/guest";
import { useEffect, useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { useEnter } from "../session/use-enter.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Form, Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const FORM = "join";

/** The QR code leads here with the code behind the #. */
const codeInAddress = (): string => new URLSearchParams(window.location.hash.slice(1)).get("code") ?? "";

/** A code that is scanned while the page is open takes the place of the one that was typed. */
const useCode = () => {
  const [code, setCode] = useState(codeInAddress);
  useEffect(() => {
    const take = () => setCode(codeInAddress());
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return [code, setCode] as const;
};

export const JoinScreen = ({ state }: { readonly state: SessionState }) => {
  const enter = useEnter();
  const [code, setCode] = useCode();
  const [name, setName] = useState("");
  const [organisation, setOrganisation] = useState("");
  const form = useFormCall("join", {}, (session) => enter(session, "/"));
  const signedIn = state.person !== null && !isGuest(state.person) ? state.person : null;
  const { name: nameError, ...others } = form.errors;
  const errors = nameError === undefined ? others : { ...others, name: "Enter your name" };
  return (
    <Stack>
      <PageHeader title="Join a workshop" lead="You need no account: only the code that is shown there." />
      {signedIn === null ? null : (
        <Notice tone="care" title={`You are signed in as ${signedIn.name}`}>
          <p>If you join as a guest, {signedIn.name} is signed out in this browser.</p>
        </Notice>
      )}
      <Form onSubmit={() => form.send({ code, name, organisation })}>
        <FormErrors form={FORM} errors={errors} failure={form.failure} attempt={form.attempt} />
        <TextField
          id={fieldId(FORM, "code")}
          label="Code of the workshop"
          hint="Eight digits."
          inputMode="numeric"
          width="short"
          value={code}
          onChange={setCode}
          error={errors.code}
        />
        <TextField
          id={fieldId(FORM, "name")}
          label="Your name"
          hint="The others see it beside what you write."
          autoComplete="name"
          value={name}
          onChange={setName}
          error={errors.name}
        />
        <TextField
          id={fieldId(FORM, "organisation")}
          label="Your organisation"
          autoComplete="organization"
          value={organisation}
          onChange={setOrganisation}
          error={errors.organisation}
        />
        <div>
          <Button type="submit" variant="primary">
            {form.busy ? "Joining…" : "Join"}
          </Button>
        </div>
      </Form>
    </Stack>
  );
};
