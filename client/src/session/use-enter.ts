/** Going in after somebody was signed in, by whichever way: the pages know at once who it is. */
import type { SessionState } from "@acb/schemas/api/session-routes";
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { answerKey } from "../api/use-api.ts";

/** The way back does not lead through the page where they signed in. */
export const useEnter = (): ((session: SessionState, place: string) => void) => {
  const [, go] = useLocation();
  const client = useQueryClient();
  return (session, place) => {
    client.setQueryData(answerKey("getSession", {}), session);
    go(place, { replace: true });
  };
};
