/** The organisations that a row has, read with the row: a list costs one statement, however long it is (SPEC: ST40). */
import type { OrganisationId } from "@acb/schemas/ids";
import { type SQL, sql } from "drizzle-orm";
import { charterPartners, charters, memberships, people } from "../tables/schema.ts";

/** As a column beside those of a person. */
export const organisationIdsOfPerson = (): SQL<OrganisationId[]> =>
  idsIn(sql`select json_group_array(own.organisation_id order by own.position) from ${memberships} own
    where own.person_id = ${people}.id`);

/** As a column beside those of a charter. */
export const partnerIdsOfCharter = (): SQL<OrganisationId[]> =>
  idsIn(sql`select json_group_array(own.organisation_id order by own.position) from ${charterPartners} own
    where own.charter_id = ${charters}.id`);

/** Of any number of ids, as one value of a statement: `column in (…)`. */
export const among = (ids: readonly string[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(ids)}))`;

const idsIn = (query: SQL): SQL<OrganisationId[]> =>
  // As the columns of both tables hold them.
  sql`(${query})`.mapWith((ids: string) => JSON.parse(ids) as OrganisationId[]);
