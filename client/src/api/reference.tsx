/** By what whoever runs the server finds a failed call in its log (SPEC: FORM-7). */
import type { Failure } from "./api-error.ts";

/** The beginning of the request's id: long enough to find it, short enough to be read out. */
const SPOKEN_LENGTH = 8;

/** Nothing for a failure that no server answered. */
export const Reference = ({ requestId }: Pick<Failure, "requestId">) =>
  requestId === undefined ? null : (
    <p>
      <small>Reference, if you ask for help: {requestId.slice(0, SPOKEN_LENGTH)}</small>
    </p>
  );
