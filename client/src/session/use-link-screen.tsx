/** Where a sign-in link leads: a button uses it, because opening a page must never sign anybody in. */
import type { SessionState } from "@acb/schemas/api/session-routes";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Failure, failureOf } from "../api/api-error.ts";
import { call } from "../api/call.ts";
import { useFormCall } from "../api/use-form-call.ts";
import { Button, ButtonLink, ButtonRow } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Progress } from "../ui/progress.tsx";
import { placeOf, tokenOf } from "./link-token.ts";
import { isOwnPath, takeReturnPlace } from "./return-place.ts";
import { useEnter } from "./use-enter.ts";

type UseLinkScreenProps = { readonly state: SessionState };

export const UseLinkScreen = ({ state }: UseLinkScreenProps) => {
  const token = tokenOf(window.location.hash);
  const look = useQuery({
    queryKey: ["lookAtLink", token],
    queryFn: () => call("lookAtLink", { params: {}, body: { token } }),
    enabled: token !== "",
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === "") return <BrokenLink />;
  if (look.isPending) return <Progress>Looking at the link…</Progress>;
  if (look.isError) return <LinkFails failure={failureOf(look.error)} state={state} />;
  const { mailbox, isYours } = look.data;
  if (state.person !== null && !isYours)
    return (
      <UseLink token={token} words={`Sign in as ${mailbox}`} stayAs={state.person.name}>
        <Notice tone="care" title={`This link is for ${mailbox}`}>
          <p>
            You are signed in here as {state.person.name}. If you use the link, {state.person.name} is signed
            out in this browser.
          </p>
        </Notice>
      </UseLink>
    );
  return (
    <UseLink token={token} words="Sign in">
      <p>For {mailbox}.</p>
    </UseLink>
  );
};

type UseLinkProps = {
  readonly token: string;
  readonly words: string;
  /** Who is signed in here, and can go on without the link. */
  readonly stayAs?: string;
  readonly children: ReactNode;
};

const UseLink = ({ token, words, stayAs, children }: UseLinkProps) => {
  const enter = useEnter();
  const to = placeOf(window.location.hash);
  const form = useFormCall("useLink", {}, (session) => {
    const kept = takeReturnPlace();
    enter(session, isOwnPath(to) ? to : kept);
  });
  if (form.failure !== null && form.failure.code !== "UNREACHABLE")
    return <LinkFails failure={form.failure} />;
  return (
    <Stack>
      <PageHeader
        title="Finish signing in"
        lead="One press, so that a mail scanner cannot use up your link."
      />
      {children}
      {form.failure === null ? null : <FailureWords failure={form.failure} />}
      <ButtonRow>
        <Button variant="primary" onClick={() => form.send({ token })}>
          {form.busy ? "Signing you in…" : words}
        </Button>
        {stayAs === undefined ? null : <ButtonLink href="/">Stay signed in as {stayAs}</ButtonLink>}
      </ButtonRow>
    </Stack>
  );
};

/** Whoever is signed in already can go on: most links are found used by the person who used them. */
const LinkFails = ({ failure, state }: { readonly failure: Failure; readonly state?: SessionState }) => {
  const to = placeOf(window.location.hash);
  const person = state?.person ?? null;
  return (
    <Stack>
      <PageHeader title="Finish signing in" />
      <FailureWords failure={failure} />
      <ButtonRow>
        {person === null ? null : (
          <ButtonLink variant="primary" href={isOwnPath(to) ? to : "/"}>
            Go on as {person.name}
          </ButtonLink>
        )}
        {person === null ? (
          <ButtonLink variant="primary" href="/sign-in">
            Ask for a new link
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </Stack>
  );
};

const FailureWords = ({ failure }: { readonly failure: Failure }) => (
  <Notice tone="bad" title={failure.message} role="alert">
    <p>{failure.next}</p>
  </Notice>
);

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
