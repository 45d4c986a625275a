/** Who has which role in a charter; a governance lead gives roles and takes them. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Person } from "@acb/schemas/people";
import { grantedFor, ROLE_NAMES, type RoleGrant } from "@acb/schemas/role";
import { type AskingAbout, useAskingAbout } from "../../ui/ask-first.tsx";
import { Part } from "../../ui/layout.tsx";
import { Table } from "../../ui/table.tsx";
import { Awaited, useNewsOfMails } from "./awaited.tsx";
import { GiveRoleForm } from "./give-role-form.tsx";
import styles from "./people.module.css";
import { type HeldRole, TakeRole, TakeRoleButton } from "./take-role.tsx";
import { WithdrawInvitation } from "./withdraw-invitation.tsx";

export const RolesPart = ({ charter }: { readonly charter: CharterView }) => {
  const mayManage = charter.may.includes("manage");
  const taking = useAskingAbout<HeldRole>();
  const withdrawing = useAskingAbout<Person>();
  useNewsOfMails(charter);
  return (
    <Part title="Roles">
      {mayManage ? <GiveRoleForm charter={charter} /> : null}
      {taking.about === null ? null : (
        <TakeRole key={`role ${taking.key}`} charter={charter} held={taking.about} asking={taking} />
      )}
      {withdrawing.about === null ? null : (
        <WithdrawInvitation
          key={`invitation ${withdrawing.key}`}
          charter={charter}
          person={withdrawing.about}
          asking={withdrawing}
        />
      )}
      <Table
        caption="People with a role in this charter"
        rows={[...charter.people].sort((one, other) => one.name.localeCompare(other.name, "en-GB"))}
        onPhone="entries"
        rowKey={(person) => person.id}
        columns={[
          {
            key: "name",
            heading: "Person",
            namesRow: true,
            cell: (person) => <Who charter={charter} person={person} withdrawing={withdrawing} />,
          },
          {
            key: "roles",
            heading: "Roles",
            cell: (person) => (
              <ul className={styles.grants}>
                {grantsOf(charter, person).map((grant) => (
                  <li key={grantKey(grant)} className={styles.grant}>
                    <span>{describe(charter, grant)}</span>
                    {mayManage && !isInvitationOnly(charter, person) ? (
                      <TakeRoleButton
                        held={{ person, grant, called: describe(charter, grant) }}
                        asking={taking}
                      />
                    ) : null}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Part>
  );
};

type WhoProps = {
  readonly charter: CharterView;
  readonly person: Person;
  readonly withdrawing: AskingAbout<Person>;
};

const Who = ({ charter, person, withdrawing }: WhoProps) => {
  const awaited = charter.awaited.find(({ personId }) => personId === person.id);
  return (
    <>
      {person.name}
      {person.jobTitle === "" ? null : <span className={styles.job}>{person.jobTitle}</span>}
      {awaited === undefined ? null : (
        <Awaited charter={charter} person={person} awaited={awaited} onWithdraw={withdrawing.ask} />
      )}
    </>
  );
};

const grantsOf = ({ roles }: CharterView, person: Person): readonly RoleGrant[] =>
  roles.filter(({ personId }) => personId === person.id);

/** Somebody with one role who has not come in: taking it away would leave the link, so the invitation is withdrawn instead. */
const isInvitationOnly = (charter: CharterView, person: Person): boolean =>
  charter.awaited.some(({ personId }) => personId === person.id) && grantsOf(charter, person).length === 1;

const grantKey = (grant: RoleGrant): string => `${grant.role} ${grantedFor(grant) ?? ""}`;

const describe = (charter: CharterView, grant: RoleGrant): string => {
  const { name } = ROLE_NAMES[grant.role];
  const organisationId = grantedFor(grant);
  if (organisationId === null) return name;
  const organisation = charter.partners.find(({ id }) => id === organisationId);
  return `${name} for ${organisation?.name ?? "an organisation that is no partner any more"}`;
};
