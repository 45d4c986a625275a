/** Who has which role in a charter; a governance lead gives roles and takes them. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Person } from "@acb/schemas/people";
import { grantedFor, ROLE_NAMES, type RoleGrant } from "@acb/schemas/role";
import { Part } from "../../ui/layout.tsx";
import { Table } from "../../ui/table.tsx";
import { Awaited, useNewsOfMails } from "./awaited.tsx";
import { GiveRoleForm } from "./give-role-form.tsx";
import styles from "./people.module.css";
import { TakeRole } from "./take-role.tsx";

export const RolesPart = ({ charter }: { readonly charter: CharterView }) => {
  const mayManage = charter.may.includes("manage");
  useNewsOfMails(charter);
  return (
    <Part title="Roles">
      {mayManage ? <GiveRoleForm charter={charter} /> : null}
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
            cell: (person) => <Who charter={charter} person={person} />,
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
                      <TakeRole
                        charter={charter}
                        person={person}
                        grant={grant}
                        called={describe(charter, grant)}
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

const Who = ({ charter, person }: { readonly charter: CharterView; readonly person: Person }) => {
  const awaited = charter.awaited.find(({ personId }) => personId === person.id);
  return (
    <>
      {person.name}
      {person.jobTitle === "" ? null : <span className={styles.job}>{person.jobTitle}</span>}
      {awaited === undefined ? null : <Awaited charter={charter} person={person} awaited={awaited} />}
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
