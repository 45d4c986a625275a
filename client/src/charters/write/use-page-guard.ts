/** The browser asks before the page is left while words have not reached the server. */
import { useEffect } from "react";
import type { Connection } from "../../sync/connection.ts";

export const usePageGuard = (connection: Connection): void => {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent) => {
      if (connection.isUnsaved()) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => window.removeEventListener("beforeunload", guard);
  }, [connection]);
};
