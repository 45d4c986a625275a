/** Before a round is opened: which partners cannot decide by its date, and when each of them meets. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { PartnerReadiness } from "@acb/schemas/sign-off/readiness";
import { printDate } from "@acb/shared/values/print-value";
import { Loaded } from "../../api/loaded.tsx";
import { useApi } from "../../api/use-api.ts";
import { Details } from "../../ui/details.tsx";
import { Notice } from "../../ui/notice.tsx";
import { calendarWords, nextMeetingWords, obstaclesTo } from "../readiness-words.ts";

type RoundReadinessProps = {
  readonly charter: CharterView;
  /** The date that is chosen in the form; empty until then. */
  readonly dueOn: string;
};

/** It warns and stops nobody: a mandate may be given, and a meeting called, while the round is open. */
export const RoundReadiness = ({ charter, dueOn }: RoundReadinessProps) => {
  const readiness = useApi("getReadiness", { charterId: charter.record.id });
  if (charter.partners.length === 0) return null;
  return (
    <Loaded query={readiness} what="who can decide">
      {(found) => (
        <>
          <Obstacles charter={charter} dueOn={dueOn} readiness={found} />
          <Details summary="When each partner meets next">
            <ul>
              {charter.partners.map(({ id, name }) => (
                <li key={id}>
                  {name}: {meetingOf(found, id)}
                </li>
              ))}
            </ul>
          </Details>
        </>
      )}
    </Loaded>
  );
};

const meetingOf = (readiness: readonly PartnerReadiness[], id: string): string => {
  const found = readiness.find(({ organisationId }) => organisationId === id);
  return (found === undefined ? null : nextMeetingWords(found)) ?? "none in its calendar";
};

const Obstacles = ({
  charter,
  dueOn,
  readiness,
}: RoundReadinessProps & { readonly readiness: readonly PartnerReadiness[] }) => {
  const obstacles = obstaclesTo(charter.partners, readiness, dueOn);
  const calendars = calendarWords(readiness, dueOn);
  return (
    <div role="status">
      {obstacles.length === 0 ? (
        <p>Every partner has a signatory with a mandate. {calendars}</p>
      ) : (
        <Notice
          tone="care"
          title={`Not every partner can decide ${dueOn === "" ? "yet" : `by ${printDate(dueOn)}`}`}
        >
          <ul>
            {obstacles.map(({ what, who, next }) => (
              <li key={what}>
                <strong>{what}:</strong> {who.join("; ")}. {next}
              </li>
            ))}
          </ul>
          {calendars === "" ? null : <p>{calendars}</p>}
        </Notice>
      )}
    </div>
  );
};
