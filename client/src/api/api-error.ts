/** A call that did not succeed: a code, plain words and the next step, whether the server spoke or not. */
import { ErrorBody, REFUSALS, type RefusalCode } from "@acb/schemas/error";

/** Two codes of our own beside the server's: it cannot be reached, or it answers what this page does not know. */
type FailureCode = RefusalCode | "UNREACHABLE" | "UNREADABLE";

export type Failure = {
  readonly code: FailureCode;
  readonly message: string;
  readonly next: string;
  /** What to correct, by its place in the request: `authority.body`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId?: string;
};

/** What `call` throws; `failure` is made to be shown. */
export class ApiError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.message}`);
    this.name = "ApiError";
    this.failure = failure;
  }
}

export const UNREACHABLE: Failure = {
  code: "UNREACHABLE",
  message: "The server cannot be reached.",
  next: "Nothing is lost. Check your connection, then try again.",
  fields: {},
};

const UNREADABLE: Failure = {
  code: "UNREADABLE",
  message: "The server answered in a way that this page does not know.",
  next: "Reload the page: a newer charter builder may be running.",
  fields: {},
};

/** The failure in the body of an answer that is not a success. */
export const parseFailure = (body: unknown): Failure => {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return UNREADABLE;
  const { code, message, next, fields = {}, requestId } = parsed.data.error;
  return { code, message, next, fields, ...(requestId === undefined ? {} : { requestId }) };
};

/** What to show for anything that was thrown; a fault of our own reads as an answer not understood. */
export const failureOf = (thrown: unknown): Failure =>
  thrown instanceof ApiError ? thrown.failure : UNREADABLE;

/** Statuses of what time alone can mend: too slow, too often, and every fault of the server (RFC 9110 §15.5.9, RFC 6585 §4). */
const passes = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** Can the same call succeed a little later, with nothing else changed? */
export const mayPass = ({ code }: Failure): boolean =>
  code === "UNREACHABLE" || code === "UNREADABLE" || passes(REFUSALS[code].status);
