/** Who may act for an organisation, from when to when; its own leads give mandates and take them. */
import { type Mandate, POWER_KEYS, POWERS, type Power } from "@acb/schemas/organisation";
import { londonDate } from "@acb/shared/sign-off/london-date";
import { printDate } from "@acb/shared/values/print-value";
import { useState } from "react";
import { CallFailure } from "../api/loaded.tsx";
import { useFormCall } from "../api/use-form-call.ts";
import { type AskingAbout, Question, useAskingAbout } from "../ui/ask-first.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { passFocusOn } from "../ui/form-focus.ts";
import { Part } from "../ui/layout.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { Table } from "../ui/table.tsx";
import { MandateForm } from "./mandate-form.tsx";
import { nameOf, type PartProps } from "./part-props.ts";

export const MandatesPart = (props: PartProps) => {
  const { record, people } = props;
  const [granting, setGranting] = useState(false);
  const revoking = useAskingAbout<Mandate>();
  const hasEnded = record.organisation.endedOn !== undefined;
  const mayGrant = record.may.includes("mandate");
  return (
    <Part
      title="Mandates"
      actions={
        mayGrant && !granting ? <Button onClick={() => setGranting(true)}>Give a mandate</Button> : undefined
      }
    >
      <p>
        A decision counts when the person who records it had a mandate on the day of the decision.{" "}
        {mayGrant ? null : "The executive sponsor and the anchor lead give mandates, nobody else."}
      </p>
      {granting ? <MandateForm {...props} onClose={() => setGranting(false)} /> : null}
      {revoking.about === null ? null : (
        <Revoke key={revoking.key} {...props} mandate={revoking.about} asking={revoking} />
      )}
      {record.mandates.length === 0 && !granting ? (
        <EmptyState title="No mandates yet">
          <p>
            Until there is one, nobody can record a decision of this organisation.{" "}
            {hasEnded
              ? null
              : mayGrant
                ? "Give one to whoever decides for it."
                : "Its executive sponsor or anchor lead gives it; who they are stands above."}
          </p>
        </EmptyState>
      ) : null}
      {record.mandates.length === 0 ? null : (
        <Table
          caption="Who may act for the organisation"
          captionHidden
          rows={record.mandates}
          rowKey={(mandate) => mandate.id}
          onPhone="entries"
          columns={[
            {
              key: "person",
              heading: "Person",
              namesRow: true,
              cell: ({ personId }) => nameOf(people, personId),
            },
            { key: "may", heading: "May", cell: ({ may }) => <Powers may={may} /> },
            { key: "days", heading: "From and to", cell: daysOf },
            { key: "basis", heading: "Basis", cell: ({ basis }) => basis },
            { key: "by", heading: "Given by", cell: ({ grantedBy }) => nameOf(people, grantedBy) },
            ...(mayGrant
              ? [
                  {
                    key: "revoke",
                    heading: "Take away",
                    cell: (mandate: Mandate) =>
                      isOver(mandate) ? null : (
                        <RevokeButton
                          name={nameOf(people, mandate.personId)}
                          mandate={mandate}
                          asking={revoking}
                        />
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Part>
  );
};

const Powers = ({ may }: { readonly may: readonly Power[] }) => (
  <ul>
    {POWER_KEYS.filter((power) => may.includes(power)).map((power) => (
      <li key={power}>{POWERS[power]}</li>
    ))}
  </ul>
);

const daysOf = ({ from, to, revokedOn }: Mandate): string => {
  const days = `From ${printDate(from)}${to === null ? "" : ` to ${printDate(to)}`}`;
  return revokedOn === null ? days : `${days}; taken away on ${printDate(revokedOn)}`;
};

const isOver = ({ revokedOn, to }: Mandate): boolean =>
  revokedOn !== null || (to !== null && to < londonDate(new Date()));

type RevokeProps = { readonly mandate: Mandate; readonly asking: AskingAbout<Mandate> };

const RevokeButton = ({ name, mandate, asking }: RevokeProps & { readonly name: string }) => (
  <Button ref={passFocusOn} size="compact" onClick={() => asking.ask(mandate)}>
    Take away
    <span className="visually-hidden">
      {" "}
      the mandate of {name} from {printDate(mandate.from)}
    </span>
  </Button>
);

const Revoke = ({ record, people, mandate, asking }: PartProps & RevokeProps) => {
  const announce = useAnnounce();
  const name = nameOf(people, mandate.personId);
  const { send, failure, busy } = useFormCall(
    "revokeMandate",
    { organisationId: record.organisation.id, mandateId: mandate.id },
    () => {
      asking.close();
      announce(`The mandate of ${name} has been taken away.`);
    },
  );
  return (
    <Question
      asking={asking}
      over={
        record.mandates.some(({ id, revokedOn }) => id === mandate.id && revokedOn === null)
          ? null
          : `The mandate of ${name} has been taken away already.`
      }
      title={`Take the mandate from ${name}?`}
      words="Take it away"
      busyWords="Taking it away…"
      busy={busy}
      failure={<CallFailure failure={failure} />}
      onConfirm={() => send({})}
    >
      <p>
        From today on {name} cannot act for {record.organisation.name} under it. What they did under it stays.
        It stays in this list as taken away; to let them act again, give another mandate.
      </p>
    </Question>
  );
};
