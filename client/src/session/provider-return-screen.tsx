/** Where an organisation leads back to: posts its answer at once, since that is good in this browser only, and takes it out of the address. */
import { useEffect, useRef, useState } from "react";
import { FormErrors } from "../api/form-errors.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Progress } from "../ui/progress.tsx";
import { takeReturnPlace } from "./return-place.ts";
import { useEnter } from "./use-enter.ts";

export const ProviderReturnScreen = ({ provider }: { readonly provider: string }) => {
  const enter = useEnter();
  const [answer] = useState(() => window.location.search.slice(1));
  const isSent = useRef(false);
  const { send, failure, errors, attempt } = useFormCall("finishProviderSignIn", {}, (session) =>
    enter(session, takeReturnPlace()),
  );
  useEffect(() => {
    if (isSent.current || answer === "") return;
    isSent.current = true;
    window.history.replaceState(null, "", window.location.pathname);
    send({ provider, answer });
  }, [answer, provider, send]);
  if (answer !== "" && attempt === 0) return <Progress>Signing you in…</Progress>;
  return (
    <Stack>
      <PageHeader title="Finish signing in" />
      {failure === null || Object.keys(errors).length > 0 ? (
        <p>The answer of your organisation is not complete, or was used already.</p>
      ) : (
        <FormErrors form="provider-return" errors={{}} failure={failure} attempt={attempt} />
      )}
      <ButtonRow>
        <ButtonLink variant="primary" href="/sign-in">
          Back to the sign-in page
        </ButtonLink>
      </ButtonRow>
    </Stack>
  );
};
