/** Withdrawing the invitation of somebody who has not come in, asked about first, outside of the table of roles. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Person } from "@acb/schemas/people";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { type AskingAbout, Question } from "../../ui/ask-first.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";

type WithdrawProps = {
  readonly charter: CharterView;
  readonly person: Person;
  readonly asking: AskingAbout<Person>;
};

export const WithdrawInvitation = ({ charter, person, asking }: WithdrawProps) => {
  const announce = useAnnounce();
  const params = { charterId: charter.record.id, personId: person.id };
  const withdraw = useFormCall("withdrawInvitation", params, () => {
    asking.close();
    announce(`The invitation of ${person.name} has been withdrawn.`);
  });
  return (
    <Question
      asking={asking}
      title={`Withdraw the invitation of ${person.name}?`}
      words="Withdraw it"
      busyWords="Withdrawing it…"
      busy={withdraw.busy}
      over={
        charter.awaited.some(({ personId }) => personId === person.id)
          ? null
          : `${person.name} has come in meanwhile, or the invitation has been withdrawn already.`
      }
      failure={<CallFailure failure={withdraw.failure} />}
      onConfirm={() => withdraw.send({})}
    >
      <p>
        {person.name} loses every role in this charter, and the links that were sent to {person.email} sign
        nobody in any more.
      </p>
      <p>
        If this invitation brought them into the network and nothing else keeps them there, their name and
        address are removed. You can invite them again.
      </p>
    </Question>
  );
};
