/** Says before the form is filled in that a mandate is missing, and who can give it. */
import { leaderIds, mandateFor } from "@acb/shared/access/mandate";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { Link } from "wouter";
import { useApi } from "../../api/use-api.ts";
import { useMe } from "../../session/session-context.tsx";
import { Notice } from "../../ui/notice.tsx";
import { AskForMandate } from "./ask-for-mandate.tsx";

/** Nothing while there is a mandate today, or before it is known: the server checks the day of the decision in any case. */
export const MandateNotice = ({
  charterId,
  organisationId,
  power,
}: {
  readonly charterId: string;
  readonly organisationId: string;
  readonly power: "decide" | "prepare";
}) => {
  const { person } = useMe();
  const { data: record } = useApi("getOrganisation", { organisationId });
  const { data: people } = useApi("listPeople", {});
  if (record === undefined || people === undefined) return null;
  const own = record.mandates.filter(({ personId }) => personId === person.id);
  const asked = { organisationId: record.organisation.id, power };
  if (mandateFor(own, { ...asked, days: [londonDate(new Date())] }) !== null) return null;
  const leads = leaderIds(record.posts);
  const names = people.filter(({ id }) => leads.includes(id)).map(({ name }) => name);
  const place = (
    <Link href={`/organisations/${organisationId}`}>the page of {record.organisation.shortName}</Link>
  );
  return (
    <Notice tone="care" title={`You have no mandate to ${power} today`}>
      <p>
        {names.length === 0 ? (
          <>
            An administrator of the network first says who the executive sponsor or the anchor lead is, who
            then give mandates, on {place}.
          </>
        ) : (
          <>
            {names.join(" or ")} can give you one, on {place}. It may begin in the past: what counts is the
            day of the decision.
          </>
        )}
      </p>
      {leads.every((id) => id === person.id) ? null : (
        <AskForMandate charterId={charterId} organisationId={organisationId} power={power} />
      )}
    </Notice>
  );
};
