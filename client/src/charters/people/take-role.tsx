/** Taking a role from somebody, asked about first: it ends at once what they can do in the charter. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Person } from "@acb/schemas/people";
import type { RoleGrant } from "@acb/schemas/role";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { useMe } from "../../session/session-context.tsx";
import { AskFirst, useAsking } from "../../ui/ask-first.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

type TakeRoleProps = {
  readonly charter: CharterView;
  readonly person: Person;
  readonly grant: RoleGrant;
  /** “Signatory for Hartwell Council” */
  readonly called: string;
};

export const TakeRole = ({ charter, person, grant, called }: TakeRoleProps) => {
  const announce = useAnnounce();
  const asking = useAsking();
  const me = useMe();
  const isMine = person.id === me.person.id;
  const take = useFormCall("takeRole", { charterId: charter.record.id }, () => {
    asking.close();
    announce(isMine ? `You have given up ${called}.` : `${called} has been taken from ${person.name}.`);
  });
  const isOnly = charter.roles.filter(({ personId }) => personId === person.id).length === 1;
  return (
    <AskFirst
      asking={asking}
      look={{ size: "compact", variant: "quiet" }}
      button={
        <>
          {isMine ? "Give up" : "Take away"}
          <span className="visually-hidden"> {isMine ? called : `${called} from ${person.name}`}</span>
        </>
      }
      title={isMine ? `Give up your role “${called}”?` : `Take “${called}” from ${person.name}?`}
      words={isMine ? "Give it up" : "Take it away"}
      busyWords="A moment…"
      busy={take.busy}
      failure={<CallFailure failure={take.failure} />}
      onConfirm={() => take.send(grant)}
    >
      {isMine && grant.role === "governance_lead" ? (
        <p>
          You can then give no roles here, freeze no versions and open no rounds. You cannot take that back
          yourself: only another governance lead can give you the role again.
        </p>
      ) : (
        <p>
          From now on {isMine ? "you" : person.name} cannot do what this role allows. What was written and
          decided stays.
        </p>
      )}
      {isOnly ? (
        <p>
          It is {isMine ? "your" : "their"} only role: the charter then does not open for{" "}
          {isMine ? "you" : "them"} any more.
        </p>
      ) : null}
    </AskFirst>
  );
};
