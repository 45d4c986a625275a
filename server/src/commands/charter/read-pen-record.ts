/** Who put the pens of a charter's sections where, and when. */
import type { PenChange } from "@acb/schemas/pen";
import type { Person } from "@acb/schemas/people";
import type { Context } from "../context.ts";
import { done, type Result } from "../result.ts";
import { findCharter } from "./find-charter.ts";

export const readPenRecord = async (
  context: Context,
  caller: Person,
  id: string,
): Promise<Result<PenChange[]>> => {
  const found = await findCharter(context, caller, id, "read");
  if (!found.ok) return found;
  const { pens, directory } = context.storage;
  const record = await pens.record(found.value.record.id);
  const people = await directory.peopleAmong(record.map(({ personId }) => personId));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return done(
    record.map(({ personId, ...line }) => ({ ...line, by: nameOf.get(personId) ?? "Somebody who has left" })),
  );
};
