/** What a refusal shows beside its words: a reference for whoever helps, and a way to try again (SPEC: client, Forms, Pages). */
import { expect, it } from "vitest";
import { render } from "../testing/render.tsx";
import { ApiError, type Failure } from "./api-error.ts";
import { FormErrors } from "./form-errors.tsx";
import { FailureNotice } from "./loaded.tsx";

const WRONG_CODE: Failure = {
  code: "JOIN_CODE_WRONG",
  message: "No workshop is open with this code.",
  next: "Check it against the code on the wall.",
  fields: {},
};
const ANSWERED: Failure = { ...WRONG_CODE, requestId: "a8904171-ac87-47e1-84eb-cb7ebf78248c" };

const formOf = (failure: Failure) => <FormErrors form="join" errors={{}} failure={failure} attempt={1} />;
const pageOf = (failure: Failure) => <FailureNotice error={new ApiError(failure)} />;

it("PAGE-4 trying again is offered where it can help, and nowhere else", () => {
  const isOffered = (code: Failure["code"]): boolean => {
    const failure = { ...ANSWERED, code };
    const { container, close } = render(<FailureNotice error={new ApiError(failure)} onRetry={() => {}} />);
    const offered = container.querySelector("button") !== null;
    close();
    return offered;
  };
  const codes = [
    "UNREACHABLE",
    "TRY_LATER",
    "FAULT",
    "TOO_MANY_REQUESTS",
    "NOT_ALLOWED",
    "NOT_FOUND",
  ] as const;
  expect(codes.map(isOffered)).toEqual([true, true, true, true, false, false]);
});

it.each([
  ["form", formOf],
  ["page", pageOf],
])("FORM-7 on a %s a refusal has a short reference, and one that no server gave has none", (_, shownFor) => {
  const wordsFor = (failure: Failure): string => {
    const { container, close } = render(shownFor(failure));
    const words = container.textContent;
    close();
    return words;
  };
  expect(wordsFor(ANSWERED)).toContain("Reference, if you ask for help: a8904171");
  expect(wordsFor(ANSWERED)).not.toMatch(/Code: |a8904171-/);
  expect(wordsFor(WRONG_CODE)).not.toContain("Reference");
});
