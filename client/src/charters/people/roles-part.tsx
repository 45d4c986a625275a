/** Who has which role in a charter; a governance lead gives roles and takes them. */
import type { CharterView } from "@acb/schemas/api/charter-routes";
import type { Person } from "@acb/schemas/people";
import { grantedFor, ROLE_NAMES, type RoleGrant } from "@acb/schemas/role";
import { CallFailure } from "../../api/loaded.tsx";
import { useFormCall } from "../../api/use-form-call.ts";
import { Button } from "../../ui/button.tsx";
import { Part } from "../../ui/layout.tsx";
import { useAnnounce } from "../../ui/live-region.tsx";
import { Table } from "../../ui/table.tsx";
import { Awaited, useNewsOfMails } from "./awaited.tsx";
import { GiveRoleForm } from "./give-role-form.tsx";
import styles from "./people.module.css";

export const RolesPart = ({ charter }: { readonly charter: CharterView }) => {
  const mayManage = charter.may.includes("manage");
  const announce = useAnnounce();
  useNewsOfMails(charter);
  const take = useFormCall("takeRole", { charterId: charter.record.id }, () =>
    announce("The role has been taken away."),
  );
  return (
    <Part title="Roles">
      {mayManage ? <GiveRoleForm charter={charter} /> : null}
      <CallFailure failure={take.failure} />
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
                {charter.roles
                  .filter(({ personId }) => personId === person.id)
                  .map((grant) => (
                    <li key={grantKey(grant)} className={styles.grant}>
                      <span>{describe(charter, grant)}</span>
                      {mayManage ? (
                        <Button size="compact" variant="quiet" onClick={() => take.send(grant)}>
                          Take away
                          <span className="visually-hidden">
                            {" "}
                            {describe(charter, grant)} from {person.name}
                          </span>
                        </Button>
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

const grantKey = (grant: RoleGrant): string => `${grant.role} ${grantedFor(grant) ?? ""}`;

const describe = (charter: CharterView, grant: RoleGrant): string => {
  const { name } = ROLE_NAMES[grant.role];
  const organisationId = grantedFor(grant);
  if (organisationId === null) return name;
  const organisation = charter.partners.find(({ id }) => id === organisationId);
  return `${name} for ${organisation?.name ?? "an organisation that is no partner any more"}`;
};
