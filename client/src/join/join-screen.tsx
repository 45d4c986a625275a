/** Coming into a workshop with the code on the wall: no account, a name and an organisation. */
import type { SessionState } from "@acb/schemas/api/session-routes";
import { isGuest } from "@acb/shared/access/guest";
import { useEffect, useState } from "react";
import { call } from "../api/call.ts";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { useEnter } from "../session/use-enter.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Form, Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const FORM = "join";

/** The QR code leads here with the code and its key behind the #. */
const scanned = () => {
  const parts = new URLSearchParams(window.location.hash.slice(1));
  return { code: parts.get("code") ?? "", key: parts.get("key") ?? "" };
};

/** A code that is scanned while the page is open takes the place of the one that was typed. */
const useCode = () => {
  const [entry, setEntry] = useState(scanned);
  useEffect(() => {
    const take = () => setEntry(scanned());
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return { ...entry, setCode: (code: string) => setEntry((before) => ({ ...before, code })) };
};

/** Without the ticket the page works too, but while others try codes. One that this browser has stays. */
const useTicket = (attempt: number): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a failed attempt there may be one where there was none.
  useEffect(() => {
    call("askJoinTicket", { params: {}, body: {} }).catch(() => {});
  }, [attempt]);
};

export const JoinScreen = ({ state }: { readonly state: SessionState }) => {
  const enter = useEnter();
  const { code, key, setCode } = useCode();
  const [name, setName] = useState("");
  const [organisation, setOrganisation] = useState("");
  const form = useFormCall("join", {}, (session) => enter(session, "/"));
  useTicket(form.attempt);
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
      <Form onSubmit={() => form.send({ code, key, name, organisation })}>
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
