/** The first run: names the network and its first administrator. */
import type { SetUp } from "@acb/schemas/api/session-routes";
import { PersonId } from "@acb/schemas/ids";
import type { Person } from "@acb/schemas/people";
import type { Context } from "../context.ts";
import type { Example } from "../example/example-files.ts";
import { loadExample } from "../example/load-example.ts";
import { done, type Result, refuse } from "../result.ts";

/**
 * Refuses once the network has a name. The name is written last, so that a first run that was cut off can be repeated.
 * The caller has checked the set-up link and lets one through at a time.
 */
export const setUp = async (
  context: Context,
  entry: Omit<SetUp, "token">,
  example: () => Promise<Example>,
): Promise<Result<Person>> => {
  const { directory } = context.storage;
  if ((await directory.network()) !== null) return refuse("SET_UP_LINK_WRONG");
  const loaded = entry.start === "example" ? await example() : null;
  if (loaded?.people.some((person) => person.email === entry.email))
    return refuse("INVALID", { email: "A person of the example has this address; use your own" });
  const administrator = await firstAdministrator(context, entry);
  if (loaded !== null) await loadExample(context, loaded);
  await directory.nameNetwork(entry.networkName);
  return done(administrator);
};

const firstAdministrator = async (context: Context, entry: Omit<SetUp, "token">): Promise<Person> => {
  const { directory } = context.storage;
  const before = await directory.personByEmail(entry.email);
  const administrator: Person = {
    id: before?.id ?? PersonId.parse(context.newId("per")),
    name: entry.name,
    email: entry.email,
    jobTitle: before?.jobTitle ?? "",
    organisationIds: before?.organisationIds ?? [],
    administrator: true,
  };
  if ((await directory.putPerson(administrator)) !== "stored")
    throw new Error("The first administrator was not stored");
  return administrator;
};
