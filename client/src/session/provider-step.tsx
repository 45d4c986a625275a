/** Going to one's own organisation to sign in, or choosing the mailed link where that is a way too. */
import type { SignInProvider } from "@acb/schemas/sign-in-provider";
import { FormErrors } from "../api/form-errors.tsx";
import { type FormCall, useFormCall } from "../api/use-form-call.ts";
import { Button, ButtonRow } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import { PageHeader } from "../ui/page-header.tsx";

type ProviderStepProps = {
  readonly provider: SignInProvider;
  readonly email: string;
  readonly mail: FormCall<"askForLink">;
  readonly onBack: () => void;
};

export const ProviderStep = ({ provider, email, mail, onBack }: ProviderStepProps) => {
  // The page is left, so nothing of it needs to be put right afterwards.
  const there = useFormCall("beginProviderSignIn", {}, ({ address }) => window.location.assign(address));
  const failed = there.failure === null ? mail : there;
  return (
    <Stack>
      <PageHeader title="Your organisation signs you in" lead={`For ${email}, with your ${provider.name}.`} />
      <FormErrors form="provider" errors={{}} failure={failed.failure} attempt={failed.attempt} />
      <p>
        You sign in on your organisation’s own page and come back here.
        {provider.only ? " Addresses like this one sign in there only." : null}
      </p>
      <ButtonRow>
        <Button variant="primary" onClick={() => there.send({ email })}>
          {there.busy ? "Going there…" : `Continue to ${provider.name}`}
        </Button>
        {provider.only ? null : (
          <Button onClick={() => mail.send({ email })}>
            {mail.busy ? "Sending the mail…" : "Send me a link instead"}
          </Button>
        )}
        <Button variant="quiet" onClick={onBack}>
          Use another address
        </Button>
      </ButtonRow>
    </Stack>
  );
};
