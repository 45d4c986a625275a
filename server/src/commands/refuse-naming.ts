/** A refusal whose next step names the people who can help (SPEC: HT13). */
import type { RefusalCode } from "@acb/schemas/error";
import type { PersonId } from "@acb/schemas/ids";
import type { Context } from "./context.ts";
import { type Refusal, refuse } from "./result.ts";

const MOST_NAMED = 3;

/** "Ask Helen Voss or Priya Nair" and then `what`; where nobody is there to ask, the words that the refusal has anyway. */
export const refuseNaming = async (
  { storage }: Pick<Context, "storage">,
  code: RefusalCode,
  { personIds, what }: { readonly personIds: readonly PersonId[]; readonly what: string },
): Promise<Refusal> => {
  const people = await Promise.all([...new Set(personIds)].map((id) => storage.directory.activePerson(id)));
  const names = people.flatMap((person) => (person === null ? [] : [person.name])).slice(0, MOST_NAMED);
  return names.length === 0 ? refuse(code) : { ...refuse(code), next: `Ask ${names.join(" or ")} ${what}.` };
};
