/** Asking for a sign-in link by e-mail. */
import { useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Form, Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";

const FORM = "sign-in";

type SignInScreenProps = { readonly networkName: string; readonly mailIsOn: boolean };

export const SignInScreen = ({ networkName, mailIsOn }: SignInScreenProps) => {
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useFormCall("askForLink", {}, () => setSentTo(email.trim()));
  if (sentTo !== null) {
    return <LinkSent email={sentTo} mailIsOn={mailIsOn} onAgain={() => setSentTo(null)} />;
  }
  return (
    <Stack>
      <PageHeader title="Sign in" lead={`To the charters of ${networkName}.`} />
      <Form onSubmit={() => form.send({ email })}>
        <FormErrors form={FORM} errors={form.errors} failure={form.failure} attempt={form.attempt} />
        <TextField
          id={fieldId(FORM, "email")}
          label="Your e-mail address"
          hint="We send you a link that signs you in. There is no password."
          type="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
          error={form.errors.email}
        />
        <div>
          <Button type="submit" variant="primary">
            {form.busy ? "Sending the link…" : "Send me a link"}
          </Button>
        </div>
      </Form>
    </Stack>
  );
};

type LinkSentProps = {
  readonly email: string;
  readonly mailIsOn: boolean;
  readonly onAgain: () => void;
};

const LinkSent = ({ email, mailIsOn, onAgain }: LinkSentProps) => (
  <Stack>
    <PageHeader title="Look at your e-mail" />
    <Notice tone="good" title="A link is on its way" role="status">
      <p>
        If {email} belongs to somebody in this network, a sign-in link has been sent there. It works once, for
        ten minutes.
      </p>
    </Notice>
    {mailIsOn ? null : (
      <Notice tone="care" title="Mail is not set up here yet">
        <p>
          Links are kept in the outbox, which administrators can read, and are written to the server's log.
          Ask your administrator for your link.
        </p>
      </Notice>
    )}
    <p>No mail after a few minutes? Look in the junk folder, check the address, or ask for another link.</p>
    <div>
      <Button onClick={onAgain}>Ask for another link</Button>
    </div>
  </Stack>
);
