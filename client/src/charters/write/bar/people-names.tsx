/** Who else is here, on one line. */
import { useOthers } from "../../../editor/editing.ts";
import { people } from "../../../sync/presence.ts";
import styles from "./people-names.module.css";

/** As many names as fit a line; the panel lists all. */
const SHOWN_NAMES = 3;

export const PeopleNames = () => {
  const others = people(useOthers());
  if (others.length === 0) return <p className={styles.people}>Only you are here</p>;
  const names = others.slice(0, SHOWN_NAMES).map(({ name }) => name);
  const more = others.length - names.length;
  return (
    <p className={styles.people}>
      With {names.join(", ")}
      {more > 0 ? ` and ${more} more` : ""}
    </p>
  );
};
