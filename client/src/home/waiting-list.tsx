/** The decisions that wait for a person, each with the way to it. */
import { printDate } from "@acb/shared/values/print-value";
import { ButtonLink } from "../ui/button.tsx";
import styles from "./home.module.css";
import type { Waiting } from "./waiting.ts";

export const WaitingList = ({ waiting }: { readonly waiting: readonly Waiting[] }) => (
  <ul className={styles.waiting}>
    {waiting.map((one) => (
      <li key={`${one.charterId} ${one.organisationId}`} className={styles.waitingRow}>
        <div>
          <p className={styles.waitingWords}>{one.organisationName} is asked to sign</p>
          <p>
            {one.charterTitle}, by {printDate(one.dueOn)}
          </p>
        </div>
        <ButtonLink
          variant="primary"
          href={`/charters/${one.charterId}/sign-off/${one.organisationId}/decide`}
        >
          Read and decide
        </ButtonLink>
      </li>
    ))}
  </ul>
);
