/** The table of sign-in links that is printed for trying out the example (SPEC: Start). */
import { ROLE_NAMES } from "@acb/schemas/role";
import type { Example } from "./commands/example/example-files.ts";
import type { SignIn } from "./identity/identity.ts";
import type { Storage } from "./storage/storage.ts";

const DAY_MS = 24 * 60 * 60_000;

/** A line for each person of the example that is still in the network, with a link that works once within a day. */
export const exampleLinks = async (
  example: Example,
  directory: Pick<Storage["directory"], "person">,
  signIn: Pick<SignIn, "makeLink">,
): Promise<readonly string[]> => {
  const rows: (readonly string[])[] = [];
  for (const { id } of example.people) {
    const person = await directory.person(id);
    if (person === null) continue;
    const organisations = example.organisations.filter((one) => person.organisationIds.includes(one.id));
    const roles = example.charter.roles.filter((grant) => grant.personId === id);
    rows.push([
      person.name,
      organisations.map((one) => one.shortName).join(", "),
      [
        ...(person.administrator ? ["Administrator"] : []),
        ...roles.map(({ role }) => ROLE_NAMES[role].name),
      ].join(", "),
      await signIn.makeLink(person, DAY_MS),
    ]);
  }
  return rows.length === 0 ? [] : inColumns([["Name", "Organisation", "Role", "Sign-in link"], ...rows]);
};

const inColumns = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
};
