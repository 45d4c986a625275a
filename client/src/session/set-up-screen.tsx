/** The first screen of all: names the network and its first administrator. */
import { useState } from "react";
import { FormErrors, fieldId } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { Button } from "../ui/button.tsx";
import { RadioGroup } from "../ui/choice-group.tsx";
import { TextField } from "../ui/fields.tsx";
import { Form, Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { tokenOf } from "./link-token.ts";
import { useEnter } from "./use-enter.ts";

const FORM = "set-up";
const STARTS = [
  { value: "empty", label: "Empty", hint: "You add your organisations, people and first charter." },
  {
    value: "example",
    label: "With the example",
    hint: "A made-up integrated care system with 14 partners and a whole charter, to try everything on.",
  },
] as const;

export const SetUpScreen = () => {
  const enter = useEnter();
  const [networkName, setNetworkName] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [start, setStart] = useState<"empty" | "example">("empty");
  const token = tokenOf(window.location.hash);
  const form = useFormCall("setUp", {}, (session) => enter(session, "/"));
  if (token === "") return <NeedsLink />;
  const { token: _, ...found } = form.errors;
  const errors = "name" in found ? { ...found, name: "Enter your name" } : found;
  return (
    <Stack>
      <PageHeader title="Set up the charter builder" lead="A few answers, then you are in." />
      <Form onSubmit={() => form.send({ token, networkName, name, email, start })}>
        <FormErrors form={FORM} errors={errors} failure={form.failure} attempt={form.attempt} />
        <TextField
          id={fieldId(FORM, "networkName")}
          label="Name of the network"
          hint="The partnership that writes charters here, for example “Wendle Vale Integrated Care System”."
          width="full"
          value={networkName}
          onChange={setNetworkName}
          error={errors.networkName}
        />
        <TextField
          id={fieldId(FORM, "name")}
          label="Your name"
          hint="You become the first administrator."
          autoComplete="name"
          value={name}
          onChange={setName}
          error={errors.name}
        />
        <TextField
          id={fieldId(FORM, "email")}
          label="Your e-mail address"
          type="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
          error={errors.email}
        />
        <RadioGroup
          id={fieldId(FORM, "start")}
          legend="How do you want to start?"
          choices={STARTS}
          value={start}
          onChange={setStart}
          error={errors.start}
        />
        <div>
          <Button type="submit" variant="primary">
            {form.busy ? "Setting up…" : "Set up and sign in"}
          </Button>
        </div>
      </Form>
    </Stack>
  );
};

/** Shown while nothing has been set up and the visitor came without the link. */
export const NeedsLink = () => (
  <Stack>
    <PageHeader title="This charter builder is not set up yet" />
    <Notice title="Use the set-up link">
      <p>
        When the server started it printed a link that begins with /set-up. Open that link to name the network
        and to become its first administrator.
      </p>
    </Notice>
  </Stack>
);
