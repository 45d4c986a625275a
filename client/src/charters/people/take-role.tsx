/** Taking a role from somebody, asked about first, outside of the table of roles: it ends at once what they can do in the charter. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Person } from "@acb/schemas/people";
import { grantedFor, type RoleGrant } from "@acb/schemas/role";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { useMe } from "../../session/session-context.tsx";
import { type AskingAbout, Question } from "../../ui/ask-first.tsx";
import { Button } from "../../ui/button.tsx";
import { passFocusOn } from "../../ui/form-focus.ts";
import { useAnnounce } from "../../ui/live-region.tsx";

/** A role as somebody holds it. */
export type HeldRole = {
  readonly person: Person;
  readonly grant: RoleGrant;
  /** “Signatory for Hartwell Council” */
  readonly called: string;
};

type TakeRoleButtonProps = { readonly held: HeldRole; readonly asking: AskingAbout<HeldRole> };

export const TakeRoleButton = ({ held, asking }: TakeRoleButtonProps) => {
  const isMine = held.person.id === useMe().person.id;
  return (
    <Button ref={passFocusOn} size="compact" variant="quiet" onClick={() => asking.ask(held)}>
      {isMine ? "Give up" : "Take away"}
      <span className="visually-hidden">
        {" "}
        {isMine ? held.called : `${held.called} from ${held.person.name}`}
      </span>
    </Button>
  );
};

type TakeRoleProps = TakeRoleButtonProps & { readonly charter: CharterView };

export const TakeRole = ({ charter, held: { person, grant, called }, asking }: TakeRoleProps) => {
  const announce = useAnnounce();
  const isMine = person.id === useMe().person.id;
  const take = useFormCall("takeRole", { charterId: charter.record.id }, () => {
    asking.close();
    announce(isMine ? `You have given up ${called}.` : `${called} has been taken from ${person.name}.`);
  });
  const held = charter.roles.filter(({ personId }) => personId === person.id);
  const isThis = (other: RoleGrant) => other.role === grant.role && grantedFor(other) === grantedFor(grant);
  const isOnly = held.length > 0 && held.every(isThis);
  const overWords = isMine
    ? `You are not ${called} any more.`
    : `${called} has been taken from ${person.name} already.`;
  return (
    <Question
      asking={asking}
      title={isMine ? `Give up your role “${called}”?` : `Take “${called}” from ${person.name}?`}
      words={isMine ? "Give it up" : "Take it away"}
      busyWords="A moment…"
      busy={take.busy}
      over={held.some(isThis) ? null : overWords}
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
    </Question>
  );
};
