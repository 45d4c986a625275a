/** Going in after somebody was signed in, by whichever way: the pages know at once who it is. */
import type { SessionState } from "@acb/schemas/api/session-routes";
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { answerKey } from "../api/use-api.ts";
import { forgetAskedForCode } from "./asked-for-code.ts";
import { meOf, secondStepAsked } from "./session-context.tsx";

export const SECOND_STEP_PLACE = "/settings/second-step";

/** The way back does not lead through the page where they signed in. Who has to set up a second step is led there. */
export const useEnter = (): ((session: SessionState, place: string) => void) => {
  const [, go] = useLocation();
  const client = useQueryClient();
  return (session, place) => {
    forgetAskedForCode();
    client.setQueryData(answerKey("getSession", {}), session);
    const me = meOf(session);
    const isLed = me !== null && secondStepAsked(me) === "required";
    go(isLed ? SECOND_STEP_PLACE : place, { replace: true });
  };
};
