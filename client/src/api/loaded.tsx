/** Shows what was asked for, or says in words that it is on its way or why it did not come. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Progress } from "../ui/progress.tsx";
import { ApiError, type Failure, failureOf, mayPass } from "./api-error.ts";
import { Reference } from "./reference.tsx";
import { WayOn } from "./way-on.tsx";

type LoadedProps<Answer> = {
  readonly query: UseQueryResult<Answer, Error>;
  /** What is loaded, in the words after "Loading": "the charter". */
  readonly what: string;
  readonly children: (answer: Answer) => ReactNode;
};

/** An answer that is in the cache stays on screen while a newer one is asked for. */
export const Loaded = <Answer,>({ query, what, children }: LoadedProps<Answer>) => {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <Progress>{`Loading ${what}…`}</Progress>;
  return <FailureNotice error={query.error} onRetry={() => void query.refetch()} />;
};

type FailureNoticeProps = { readonly error: unknown; readonly onRetry?: () => void };

/** A failure with its next step, and a button to try again where that can help. */
export const FailureNotice = ({ error, onRetry }: FailureNoticeProps) => {
  const failure = failureOf(error);
  return (
    <Notice tone="bad" title={failure.message} role="alert">
      <p>
        {failure.next} <WayOn code={failure.code} />
      </p>
      <Reference {...failure} />
      {onRetry === undefined || !mayPass(failure) ? null : <Button onClick={onRetry}>Try again</Button>}
    </Notice>
  );
};

/** The failure of a call that no form sent; nothing while there is none. */
export const CallFailure = ({ failure }: { readonly failure: Failure | null }) =>
  failure === null ? null : <FailureNotice error={new ApiError(failure)} />;
