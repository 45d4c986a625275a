/** People who came by an invitation and of whom no administrator has said yet that they are of the organisation. */
import { CallFailure } from "../api/loaded.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { Button } from "../ui/button.tsx";
import { passFocusOn } from "../ui/form-focus.ts";
import { Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import styles from "./organisations.module.css";
import { nameOf, type PartProps } from "./part-props.ts";

export const UnconfirmedPart = (props: PartProps) => {
  const { record } = props;
  if (record.unconfirmed.length === 0) return null;
  return (
    <Part title="To be confirmed">
      <p>
        They came by an invitation. Until an administrator confirms that they are of this organisation, they
        write for it, and cannot decide for it.
      </p>
      <ul className={styles.people}>
        {record.unconfirmed.map((personId) => (
          <Unconfirmed key={personId} {...props} personId={personId} />
        ))}
      </ul>
    </Part>
  );
};

const Unconfirmed = ({ record, people, personId }: PartProps & { readonly personId: string }) => {
  const announce = useAnnounce();
  const name = nameOf(people, personId);
  const { send, failure, busy } = useFormCall(
    "confirmMember",
    { organisationId: record.organisation.id, personId },
    () => announce(`${name} is confirmed.`),
  );
  return (
    <li className={styles.person}>
      <span>{name}</span>
      {record.may.includes("appoint") ? (
        <Button ref={passFocusOn} size="compact" onClick={() => send({})}>
          {busy ? "Confirming…" : "Confirm"}
          <span className="visually-hidden"> {name}</span>
        </Button>
      ) : null}
      <CallFailure failure={failure} />
    </li>
  );
};
