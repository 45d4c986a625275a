/** On every tab of the charter, for whoever hosts: the code for late comers, and who waits at the door (SPEC: WORK-3). */
import { Link } from "wouter";
import { OFTEN_MS, useApi } from "../../api/use-api.ts";
import { codeInHalves } from "../workshop/code-in-halves.ts";

/** Nothing while no workshop is open. */
export const WorkshopLine = ({ charterId }: { readonly charterId: string }) => {
  const { data } = useApi("getWorkshop", { charterId }, { everyMs: OFTEN_MS });
  if (data === undefined || data.workshop === null) return null;
  const { code, guests } = data.workshop;
  const waiting = guests.filter(({ state }) => state === "waiting").length;
  return (
    <p>
      <Link href={`/charters/${charterId}/workshop`}>
        Workshop open: <strong>{codeInHalves(code)}</strong>, {waiting === 0 ? "nobody" : waiting} at the door
      </Link>
    </p>
  );
};
