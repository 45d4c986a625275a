/** On every tab of the charter, for whoever hosts: the code for late comers, and who waits at the door (SPEC: WORK-3). */
import { Link } from "wouter";
import { OFTEN_MS, useApi } from "../../api/use-api.ts";
import { codeInHalves } from "../workshop/code-in-halves.ts";
import { useDoorNews } from "../workshop/use-door-news.ts";

/** Nothing while no workshop is open. */
export const WorkshopLine = ({ charterId }: { readonly charterId: string }) => {
  const { data } = useApi("getWorkshop", { charterId }, { everyMs: OFTEN_MS });
  const workshop = data?.workshop ?? null;
  const waiting = workshop?.guests.filter(({ state }) => state === "waiting").length ?? null;
  useDoorNews(waiting);
  if (workshop === null) return null;
  return (
    <p>
      <Link href={`/charters/${charterId}/workshop`}>
        Workshop open: <strong>{codeInHalves(workshop.code)}</strong>, {waiting === 0 ? "nobody" : waiting} at
        the door
      </Link>
    </p>
  );
};
