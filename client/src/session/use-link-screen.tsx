/** Where a sign-in link leads: a button uses it, because opening a page must never sign anybody in. */
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { answerKey } from "../api/use-api.ts";
import { useFormCall } from "../api/use-form-call.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { tokenOf } from "./link-token.ts";
import { takeReturnPlace } from "./return-place.ts";

export const UseLinkScreen = () => {
  const [, go] = useLocation();
  const client = useQueryClient();
  const token = tokenOf(window.location.hash);
  const form = useFormCall("useLink", {}, (session) => {
    client.setQueryData(answerKey("getSession", {}), session);
    go(takeReturnPlace(), { replace: true });
  });
  if (token === "") return <BrokenLink />;
  return (
    <Stack>
      <PageHeader
        title="Finish signing in"
        lead={
          form.failure === null ? "One press, so that a mail scanner cannot use up your link." : undefined
        }
      />
      {form.failure === null ? null : (
        <Notice tone="bad" title={form.failure.message} role="alert">
          <p>{form.failure.next}</p>
        </Notice>
      )}
      <ButtonRow>
        {form.failure === null || form.failure.code === "UNREACHABLE" ? (
          <Button variant="primary" onClick={() => form.send({ token })}>
            {form.busy ? "Signing you in…" : "Sign in"}
          </Button>
        ) : (
          <ButtonLink variant="primary" href="/sign-in">
            Ask for a new link
          </ButtonLink>
        )}
      </ButtonRow>
    </Stack>
  );
};

const BrokenLink = () => (
  <Stack>
    <PageHeader title="This sign-in link is not complete" />
    <p>Part of the address is missing. Copy the whole link from the e-mail, or ask for a new one.</p>
    <ButtonRow>
      <ButtonLink variant="primary" href="/sign-in">
        Ask for a new link
      </ButtonLink>
    </ButtonRow>
  </Stack>
);
