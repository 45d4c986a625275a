/** Whatever the server tells of (a version, a round, a role, a pen), what is shown elsewhere is asked for again (SPEC: WR-11). */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Connection } from "../../../sync/connection.ts";

export const useFreshFacts = ({ onEvent }: Pick<Connection, "onEvent">): void => {
  const queries = useQueryClient();
  useEffect(() => onEvent(() => void queries.invalidateQueries()), [onEvent, queries]);
};
