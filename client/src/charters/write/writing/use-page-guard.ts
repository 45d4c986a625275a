/** The browser asks before the page is left while words have not reached the server, unless leaving it is how they get there. */
import { useEffect } from "react";
import type { Connection } from "../../../sync/connection.ts";
import { isSentAfterReload } from "../../../sync/connection-state.ts";

export const usePageGuard = (connection: Connection, toGuest: boolean): void => {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      const goesOut = isSentAfterReload(connection.state(), { toGuest });
      if (connection.isUnsaved() && !goesOut) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => window.removeEventListener("beforeunload", guard);
  }, [connection, toGuest]);
};
