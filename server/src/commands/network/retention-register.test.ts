/** `docs/register.md` is made from the table of what is kept; `vitest -u` writes it anew (SPEC: RT4). */
import { PERIODS, WITHOUT_PERIOD } from "@acb/schemas/retention";
import { expect, it } from "vitest";

const ROWS = [
  ...Object.values(PERIODS).map(({ label, what, why, from, defaultDays, leastDays }) => ({
    label,
    what,
    why,
    howLong: `${days(defaultDays)} after ${from}, unless administrators set another period (at least ${days(leastDays)})`,
  })),
  ...Object.values(WITHOUT_PERIOD).map(({ until, ...kept }) => ({ ...kept, howLong: until })),
];

const REGISTER = `# What is kept, why and how long

The register of an installation (UK GDPR article 30), made from \`schemas/src/retention.ts\`: do not edit it here. Administrators set the periods
under **How long things are kept**; [decision 0028](decisions/0028-erasing-a-person.md) says what stays of a person who is erased. Whoever runs
the installation adds who they are and, where there is one, their data protection officer.

| What | What it holds | Why | How long |
| --- | --- | --- | --- |
${ROWS.map(({ label, what, why, howLong }) => `| ${label} | ${what} | ${why} | ${howLong} |`).join("\n")}

Backups, and folders \`replaced-…\` that a restore leaves, hold what was kept when they were made, for as long as whoever runs the
installation keeps them. The server's log holds no names, addresses or texts.
`;

it("RT4 the register in the documentation is the table's", async () => {
  await expect(REGISTER).toMatchFileSnapshot("../../../../docs/register.md");
});

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
