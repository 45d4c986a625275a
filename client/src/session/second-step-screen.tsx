/** Signing in, second step: the first proof was right, and the app's code is awaited. */
import { useLocation } from "wouter";
import { useFormCall } from "../api/use-form-call.ts";
import { Button } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { ProofForm } from "./proof-form.tsx";
import { useEnter } from "./use-enter.ts";
import { useLeave } from "./use-leave.ts";

export const SecondStepScreen = () => {
  const enter = useEnter();
  const [path] = useLocation();
  const form = useFormCall("completeSecondStep", {}, (session) => enter(session, path));
  const leave = useLeave("/sign-in");
  // The session is gone then; only asking for it again shows the way in.
  const isOver = form.failure?.code === "SECOND_STEP_ENDED";
  return (
    <Stack>
      <PageHeader
        title="Your second step"
        lead="The first one is done. You are signed in when you have given the second."
      />
      {isOver ? (
        <Notice tone="bad" title={form.failure?.message ?? ""} role="alert">
          <p>{form.failure?.next}</p>
          <Button variant="primary" onClick={() => leave.send({})}>
            Begin again
          </Button>
        </Notice>
      ) : (
        <>
          <ProofForm form={form} words="Sign in" busyWords="Signing you in…" />
          <p>
            Lost both the telephone and the recovery codes? Ask an administrator of the network to reset your
            second step, then begin again.
          </p>
          <div>
            <Button onClick={() => leave.send({})}>Leave without signing in</Button>
          </div>
        </>
      )}
    </Stack>
  );
};
