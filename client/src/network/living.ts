/** The organisations that can be chosen for something new. */
import type { Organisation } from "@acb/schemas/people";

export const living = (organisations: readonly Organisation[]): readonly Organisation[] =>
  organisations.filter(({ endedOn }) => endedOn === undefined);
