/** The form of a refusal: what every entry of the tables of refusals is made by. */

export const refusal = <const Status extends number>(status: Status, message: string, next: string) =>
  ({ status, message, next }) as const;
