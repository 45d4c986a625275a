/** Organisations that are in the network still: the ones that can be chosen for something new. */
import type { Organisation } from "@acb/schemas/people";

export const isLiving = ({ endedOn }: Pick<Organisation, "endedOn">): boolean => endedOn === undefined;

export const living = (organisations: readonly Organisation[]): readonly Organisation[] =>
  organisations.filter(isLiving);
