/** The error summary of a form that sends one call, and the ids by which it finds the fields. */
import { ErrorSummary } from "../ui/error-summary.tsx";
import type { Failure } from "./api-error.ts";
import { Reference } from "./reference.tsx";
import { WayOn } from "./way-on.tsx";

/** The id of the control for one place of the body. */
export const fieldId = (form: string, place: string): string => `${form}-${place.replaceAll(".", "-")}`;

type FormErrorsProps = {
  /** The prefix of the form's field ids. */
  readonly form: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly failure: Failure | null;
  readonly attempt: number;
};

/** Shows nothing while there are no problems. */
export const FormErrors = ({ form, errors, failure, attempt }: FormErrorsProps) => {
  const problems = Object.entries(errors).map(([place, message]) => ({
    fieldId: fieldId(form, place),
    message,
  }));
  if (problems.length === 0 && failure === null) return null;
  return (
    <ErrorSummary problems={problems} attempt={attempt}>
      {failure === null ? null : (
        <>
          <p>
            {failure.message} {failure.next} <WayOn code={failure.code} />
          </p>
          <Reference {...failure} />
        </>
      )}
    </ErrorSummary>
  );
};
