/** People by organisation, and links in mails (SPEC: client, Network). */
import { Organisation, Person } from "@acb/schemas/people";
import fc from "fast-check";
import { expect, it } from "vitest";
import { groupPeople } from "./group-people.ts";
import { textWithLinks } from "./text-with-links.ts";

const organisation = (id: string, name: string): Organisation =>
  Organisation.parse({ id: `org_${id}`, name, shortName: name, type: "icb" });
const person = (id: string, name: string, organisations: readonly string[]): Person =>
  Person.parse({
    id: `per_${id}`,
    name,
    email: `${id}@example.nhs.uk`,
    jobTitle: "",
    organisationIds: organisations.map((one) => `org_${one}`),
    administrator: false,
  });

const ORGANISATIONS = [organisation("trust", "Vale Trust"), organisation("council", "Elm Council")];
const PEOPLE = [
  person("priya", "Priya Nair", ["trust", "council"]),
  person("marcia", "Marcia Bell", ["council"]),
  person("nobody", "Jo Lindqvist", []),
];
const names = (filter: string) => {
  const { groups, without } = groupPeople(ORGANISATIONS, PEOPLE, filter);
  return {
    groups: groups.map((group) => [group.organisation.name, ...group.people.map(({ name }) => name)]),
    without: without.map(({ name }) => name),
  };
};

it("NET-1 somebody in two organisations stands under both, in the order of names", () => {
  expect(names("")).toEqual({
    groups: [
      ["Elm Council", "Marcia Bell", "Priya Nair"],
      ["Vale Trust", "Priya Nair"],
    ],
    without: ["Jo Lindqvist"],
  });
});

it("NET-1 a filter keeps a whole organisation by its name, and single people by theirs", () => {
  expect(names("elm").groups).toEqual([["Elm Council", "Marcia Bell", "Priya Nair"]]);
  expect(names("PRIYA").groups).toEqual([
    ["Elm Council", "Priya Nair"],
    ["Vale Trust", "Priya Nair"],
  ]);
});

it("NET-2 an address becomes a link without the full stop after it", () => {
  expect(textWithLinks("Open https://acb.example/sign-in/link#token=a.b. Then go on.")).toEqual([
    { at: 0, text: "Open ", href: null },
    {
      at: 5,
      text: "https://acb.example/sign-in/link#token=a.b",
      href: "https://acb.example/sign-in/link#token=a.b",
    },
    { at: 47, text: ". Then go on.", href: null },
  ]);
});

it("NET-2 the pieces of any text are the text", () => {
  const part = fc.oneof(fc.string(), fc.constantFrom("https://a.example/b", " ", ".\n", "http://"));
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join("");
      expect(
        textWithLinks(text)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
