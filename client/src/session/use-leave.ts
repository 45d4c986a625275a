/** Signing out at this browser: nothing that was read stays in the page, and the pages know at once that nobody is there. */
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { answerKey } from "../api/use-api.ts";
import { type FormCall, useFormCall } from "../api/use-form-call.ts";
import { forgetAskedForCode } from "./asked-for-code.ts";

/** `place` is where it leads. */
export const useLeave = (place: string): FormCall<"signOut"> => {
  const client = useQueryClient();
  const [, go] = useLocation();
  return useFormCall("signOut", {}, () => {
    // The link may have been opened in another tab.
    forgetAskedForCode();
    const session = answerKey("getSession", {});
    // Emptied, not removed: a page goes on looking at a query that was removed, and would not hear of the next session.
    void client.resetQueries({ queryKey: session });
    client.removeQueries({ predicate: ({ queryKey: [name] }) => name !== session[0] });
    go(place);
  });
};
