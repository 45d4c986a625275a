/** A form that sends one call: checked by the API's own schema first, then sent, its problems kept for the fields. */
import { API, type RouteName } from "@acb/schemas/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Failure, failureOf } from "./api-error.ts";
import { type Answer, type Body, call, type Params } from "./call.ts";

export type FormCall<Name extends RouteName> = {
  readonly send: (body: Body<Name>) => void;
  /** Problems by their place in the body: `authority.body`. */
  readonly errors: Readonly<Record<string, string>>;
  /** A refusal that is about the whole, not about one field. */
  readonly failure: Failure | null;
  /** Counts the attempts that had problems. */
  readonly attempt: number;
  readonly busy: boolean;
};

type Problems = {
  readonly errors: Readonly<Record<string, string>>;
  readonly failure: Failure | null;
  readonly attempt: number;
};

/** After a success every cached answer is asked for again, then `onDone` runs. A second `send` while busy is ignored. */
export const useFormCall = <Name extends RouteName>(
  name: Name,
  params: Params<Name>,
  onDone: (answer: Answer<Name>) => void,
): FormCall<Name> => {
  const client = useQueryClient();
  const [problems, setProblems] = useState<Problems>({ errors: {}, failure: null, attempt: 0 });
  const report = (errors: Problems["errors"], failure: Failure | null): void =>
    setProblems((before) => ({ errors, failure, attempt: before.attempt + 1 }));
  const mutation = useMutation({
    mutationFn: (body: Body<Name>) => call(name, { params, body }),
    onSettled: () => {
      isOut.current = false;
    },
    onError: (thrown) => {
      const failure = failureOf(thrown);
      report(failure.fields, failure);
    },
    onSuccess: (answer) => {
      setProblems((before) => ({ ...before, errors: {}, failure: null }));
      void client.invalidateQueries();
      onDone(answer);
    },
  });
  // At once: that the call is pending is drawn only after the second of two quick clicks.
  const isOut = useRef(false);
  const send = (body: Body<Name>): void => {
    if (isOut.current) return;
    const errors = bodyErrors(name, body);
    if (Object.keys(errors).length > 0) {
      report(errors, null);
      return;
    }
    isOut.current = true;
    mutation.mutate(body);
  };
  return { ...problems, send, busy: mutation.isPending };
};

/** What the API's schema finds wrong with a body, the first problem of each place, in the order of the places. */
export const bodyErrors = (name: RouteName, body: unknown): Readonly<Record<string, string>> => {
  const checked = API[name].body?.safeParse(body);
  if (checked === undefined || checked.success) return {};
  const errors: Record<string, string> = {};
  for (const { path, message } of checked.error.issues) errors[path.join(".")] ??= message;
  return errors;
};
