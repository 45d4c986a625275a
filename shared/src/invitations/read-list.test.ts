/** Lists of people as spreadsheets give them (SPEC: Invitations). */
import { OrganisationId } from "@acb/schemas/ids";
import { MOST_INVITED } from "@acb/schemas/invitation";
import type { Organisation } from "@acb/schemas/people";
import { describe, expect, it } from "vitest";
import { ROLE_OF_LIST, readInvitationList } from "./read-list.ts";
import { sampleList } from "./sample-list.ts";

const organisation = (id: string, name: string, shortName: string): Organisation => ({
  id: OrganisationId.parse(id),
  name,
  shortName,
  type: "local_authority",
});
const COUNCIL = organisation("org_council", "Hartwell Borough Council", "Hartwell Council");
const HOMES = organisation("org_homes", "Riverside Homes", "Riverside");
const ORGANISATIONS = [COUNCIL, HOMES];

const read = (text: string) => readInvitationList(text, ORGANISATIONS);
const megan = {
  name: "Megan Price",
  email: "megan.price@hartwell.example",
  organisationId: COUNCIL.id,
  role: "writer",
};

describe("the form of the list", () => {
  it.each([
    [
      "pasted from a spreadsheet",
      "Megan Price\tmegan.price@hartwell.example\tHartwell Borough Council\twriter",
    ],
    ["CSV", "Megan Price,megan.price@hartwell.example,Hartwell Borough Council,writer"],
    [
      "CSV as a German spreadsheet writes it",
      "Megan Price;megan.price@hartwell.example;Hartwell Borough Council;writer",
    ],
    [
      "with headings in another order",
      "Role,Organisation,E-mail,Name\nwriter,Hartwell Council,megan.price@hartwell.example,Megan Price",
    ],
    [
      "with quotes, a byte order mark, Windows line ends and empty rows",
      '\ufeffName,Email,Organisation\r\n\r\n"Megan Price","megan.price@hartwell.example","Hartwell Borough Council"\r\n,,\r\n',
    ],
    ["without a role", "Megan Price,megan.price@hartwell.example,hartwell  COUNCIL"],
    ["with capitals in the address", "Megan Price,Megan.Price@Hartwell.example,Hartwell Council,Writer"],
  ])("IL1 %s invites the person", (_, text) => {
    expect(read(text).people.map(({ invitation }) => invitation)).toEqual([megan]);
  });

  it("IL1 a column that is not read is named", () => {
    const list = read(
      "Name,Phone,Email,Organisation\nMegan Price,0113,megan.price@hartwell.example,Riverside",
    );
    expect(list.passedOver).toEqual(["Phone"]);
    expect(list.people[0]?.invitation?.organisationId).toBe(HOMES.id);
  });

  it("IL1 an empty list has nobody in it", () => {
    expect(read(" \n ").people).toEqual([]);
  });
});

it("IL1 the sample that is offered is a list that can be sent", () => {
  expect(read(sampleList(COUNCIL))).toMatchObject({
    people: [{ row: 2, problems: [], invitation: { organisationId: COUNCIL.id, role: ROLE_OF_LIST } }],
    passedOver: [],
  });
});

describe("what is to be put right", () => {
  it.each([
    ["no address", "Megan Price,,Riverside", "Enter an e-mail address, like name@example.nhs.uk"],
    [
      "two addresses",
      "Megan Price,a@b.example;c@d.example,Riverside",
      "Enter an e-mail address, like name@example.nhs.uk",
    ],
    ["no name", ",megan.price@hartwell.example,Riverside", "Enter the person's name"],
    ["no organisation", "Megan Price,megan.price@hartwell.example", "Write the organisation"],
    [
      "an unknown organisation",
      "Megan Price,megan.price@hartwell.example,Atlantis",
      "There is no organisation “Atlantis” in the network: write its full or short name, or ask an administrator to add it",
    ],
    ["an unknown role", "Megan Price,megan.price@hartwell.example,Riverside,boss", "There is no role “boss”"],
  ])("IL2 %s is told by the row", (_, text, problem) => {
    const [person] = read(`Name,Email,Organisation,Role\n${text}`).people;
    expect(person).toMatchObject({ row: 2, invitation: null, problems: [problem] });
  });

  it("IL2 a name that two organisations have is told; addresses that differ by a sign are two", () => {
    const twice = readInvitationList("A B,a@b.example,Riverside", [
      HOMES,
      { ...COUNCIL, shortName: "Riverside" },
    ]);
    expect(twice.people[0]?.problems).toEqual([
      "2 organisations are called “Riverside”: write the whole name",
    ]);
    const { people } = read("A B,a-b@b.example,Riverside\nA B,a_b@b.example,Riverside");
    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("IL1 a first cell that is empty shifts nothing", () => {
    const [person] = read("\ta@b.example\tRiverside").people;
    expect(person).toMatchObject({ name: "", email: "a@b.example", problems: ["Enter the person's name"] });
  });

  it("IL2 of an address that stands twice the second row is told", () => {
    const { people } = read("A B,a@b.example,Riverside\nA C,A@b.example,Riverside");
    expect(people.map(({ problems }) => problems)).toEqual([[], ["The address stands in row 1 already"]]);
  });

  it("IL2 what is beyond the longest list is told, row by row", () => {
    const rows = Array.from({ length: MOST_INVITED + 1 }, (_, at) => `A B,a${at}@b.example,Riverside`);
    const { people } = read(rows.join("\n"));
    expect(people.filter(({ invitation }) => invitation === null).map(({ row }) => row)).toEqual([
      MOST_INVITED + 1,
    ]);
  });
});
