/** When the server says that this person's role has changed, the page asks again what they may do. */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ConnectionState } from "../../sync/connection-state.ts";
import type { Store } from "./store.ts";

export const useFreshAccess = (connectionState: Store<ConnectionState>): void => {
  const queries = useQueryClient();
  useEffect(
    () =>
      connectionState.subscribe(() => {
        const state = connectionState.get();
        if (state.kind === "offline" && state.words === CLOSE.accessChanged.words)
          void queries.invalidateQueries();
      }),
    [connectionState, queries],
  );
};
