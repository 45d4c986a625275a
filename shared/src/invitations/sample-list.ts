/** A list of people to invite with one row, to be filled in a spreadsheet (SPEC: Invitations). */
import type { Organisation } from "@acb/schemas/people";
import { ROLE_NAMES } from "@acb/schemas/role";
import { toCsv } from "../csv/to-csv.ts";
import { ROLE_OF_LIST } from "./read-list.ts";

/** No mailbox ends in `.example`: who leaves the row in writes to nobody. */
export const sampleList = ({ name }: Pick<Organisation, "name">): string =>
  toCsv([
    {
      Name: "Sam Taylor",
      "E-mail address": "sam.taylor@partner.example",
      Organisation: name,
      Role: ROLE_NAMES[ROLE_OF_LIST].name,
    },
  ]);
