/** The refusal in an answer, which says what the table of refusals says: its status, plain words and next step, or one that names somebody (I-38). */
import { ErrorBody, REFUSALS } from "@acb/schemas/error";
// biome-ignore lint/correctness/noUndeclaredDependencies: the root declares vitest, and only tests import this.
import { expect } from "vitest";

export const refusalIn = async (answer: Response, named?: string): Promise<ErrorBody["error"]> => {
  const { error } = ErrorBody.parse(await answer.json());
  const { status, message, next } = REFUSALS[error.code];
  expect([answer.status, error.message, error.next]).toEqual([status, message, named ?? next]);
  return error;
};
