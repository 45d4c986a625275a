/** Asking for a sign-in link by e-mail, and typing the code that comes with it; for some addresses, the way to their organisation. */
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import { providerOf } from "@acb/shared/access/provider-of";
import { useState } from "react";
import { Link } from "wouter";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { bodyErrors, useFormCall } from "../api/use-form-call.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Form, Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { forgetAskedForCode, keepAskedForCode, readAskedForCode } from "./asked-for-code.ts";
import { ProviderStep } from "./provider-step.tsx";
import { takeReturnPlace } from "./return-place.ts";
import { useEnter } from "./use-enter.ts";

const FORM = "sign-in";
const CODE_FORM = "sign-in-code";

type SignInScreenProps = {
  readonly networkName: string;
  readonly mailIsOn: boolean;
  readonly providers: readonly SignInProvider[];
};

export const SignInScreen = ({ networkName, mailIsOn, providers }: SignInScreenProps) => {
  const [email, setEmail] = useState("");
  const [provider, setProvider] = useState<SignInProvider | null>(null);
  const [sent, setSent] = useState(() => readAskedForCode(Date.now()));
  const form = useFormCall("askForLink", {}, ({ ticket }) => {
    const asked = { to: email.trim(), ticket };
    keepAskedForCode(asked, Date.now());
    setSent(asked);
  });
  const startAgain = () => {
    forgetAskedForCode();
    setSent(null);
    setProvider(null);
  };
  if (sent !== null)
    return <LinkSent email={sent.to} ticket={sent.ticket} mailIsOn={mailIsOn} onAgain={startAgain} />;
  if (provider !== null)
    return <ProviderStep provider={provider} email={email.trim()} mail={form} onBack={startAgain} />;
  const goOn = () => {
    const isAddress = Object.keys(bodyErrors("askForLink", { email })).length === 0;
    const found = isAddress ? providerOf(providers, email) : null;
    if (found === null) form.send({ email });
    else setProvider(found);
  };
  return (
    <Stack>
      <PageHeader title="Sign in" lead={`To the charters of ${networkName}.`} />
      <Form onSubmit={goOn}>
        <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
        <TextField
          id={fieldId(FORM, "email")}
          label="Your e-mail address"
          hint={
            providers.length === 0
              ? "We send you a link and a code that sign you in. There is no password."
              : "Your organisation signs you in, or we send you a link and a code. There is no password here."
          }
          type="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
          error={form.errors.email}
        />
        <div>
          <Button type="submit" variant="primary">
            {form.busy ? "Sending the mail…" : providers.length === 0 ? "Send me a link" : "Continue"}
          </Button>
        </div>
      </Form>
      <p>
        At a workshop? <Link href="/join">Join it with the code that is shown there</Link>.
      </p>
    </Stack>
  );
};

type LinkSentProps = {
  readonly email: string;
  readonly ticket: string;
  readonly mailIsOn: boolean;
  readonly onAgain: () => void;
};

const LinkSent = ({ email, ticket, mailIsOn, onAgain }: LinkSentProps) => (
  <Stack>
    <PageHeader title="Look at your e-mail" />
    <Notice tone="good" title="A link is on its way" role="status">
      <p>
        If {email} belongs to somebody in this network, a sign-in link and a code have been sent there. Either
        works once, for ten minutes.
      </p>
    </Notice>
    {mailIsOn ? null : (
      <Notice tone="care" title="Mail is not set up here yet">
        <p>
          Links and codes are kept in the outbox, which administrators can read. Ask your administrator for
          yours.
        </p>
      </Notice>
    )}
    <CodeForm ticket={ticket} />
    <p>No mail after a few minutes? Look in the junk folder, check the address, or ask for another link.</p>
    <div>
      <Button onClick={onAgain}>Ask for another link</Button>
    </div>
  </Stack>
);

/** For a mailbox on another device: the link would sign that one in. */
const CodeForm = ({ ticket }: { readonly ticket: string }) => {
  const enter = useEnter();
  const [code, setCode] = useState("");
  const form = useFormCall("useCode", {}, (session) => enter(session, takeReturnPlace()));
  return (
    <Form onSubmit={() => form.send({ ticket, code })}>
      <FormErrors form={CODE_FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
      <TextField
        id={fieldId(CODE_FORM, "code")}
        label="The code in the mail"
        hint="Six digits. Use it when you read your mail on another device than this one."
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
        value={code}
        onChange={setCode}
        error={form.errors.code}
      />
      <div>
        <Button type="submit" variant="primary">
          {form.busy ? "Signing you in…" : "Sign in with the code"}
        </Button>
      </div>
    </Form>
  );
};
