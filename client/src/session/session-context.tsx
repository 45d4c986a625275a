/** Who is signed in, for every screen behind the sign-in. */
import type { SessionState } from "@acb/schemas/api/session-routes";
import type { Organisation, Person } from "@acb/schemas/people";
import type { SecondStepPolicy } from "@acb/schemas/second-step";
import { createContext, useContext } from "react";

export type Me = {
  readonly person: Person;
  readonly organisations: readonly Organisation[];
  readonly networkName: string;
  readonly mailIsOn: boolean;
  readonly secondStep: { readonly isOn: boolean; readonly policy: SecondStepPolicy };
};

/** The person of a session; `null` while nobody is signed in. */
export const meOf = ({ network, person, organisations, secondStep }: SessionState): Me | null =>
  network === null || person === null
    ? null
    : {
        person,
        organisations,
        networkName: network.name,
        mailIsOn: network.mailIsOn,
        secondStep: { isOn: secondStep === "on", policy: network.secondStep },
      };

/** What an administrator without a second step is told of it; `none` for everybody else. */
export const secondStepAsked = ({ person, secondStep }: Me): SecondStepPolicy | "none" =>
  person.administrator && !secondStep.isOn ? secondStep.policy : "none";

export const MeContext = createContext<Me | null>(null);

/** The signed-in person. Throws outside the signed-in part of the application. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (me === null) throw new Error("useMe is for screens behind the sign-in");
  return me;
};
