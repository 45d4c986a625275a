/** Who is signed in, for every screen behind the sign-in. */
import type { Organisation, Person } from "@acb/schemas/people";
import { createContext, useContext } from "react";

export type Me = {
  readonly person: Person;
  readonly organisations: readonly Organisation[];
  readonly networkName: string;
  readonly mailIsOn: boolean;
};

export const MeContext = createContext<Me | null>(null);

/** The signed-in person. Throws outside the signed-in part of the application. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (me === null) throw new Error("useMe is for screens behind the sign-in");
  return me;
};
