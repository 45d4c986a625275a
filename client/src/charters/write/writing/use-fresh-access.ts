/** When this person's role has changed, or the page was away and may have missed a change, it asks again what they may do. */
import { CLOSE } from "@acb/shared/protocol/close-code";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Store } from "../../../store/store.ts";
import type { ConnectionState } from "../../../sync/connection-state.ts";

export const useFreshAccess = (connectionState: Store<ConnectionState>): void => {
  const queries = useQueryClient();
  useEffect(() => {
    let before = connectionState.get().kind;
    return connectionState.subscribe(() => {
      const state = connectionState.get();
      const isBack = before === "offline" && state.kind !== "offline";
      before = state.kind;
      if (isBack) void queries.invalidateQueries({ queryKey: ["getCharter"] });
      if (state.kind === "offline" && state.words === CLOSE.accessChanged.words)
        void queries.invalidateQueries();
    });
  }, [connectionState, queries]);
};
