/** Details of the charter itself, where a section asks for them: level, entry point, starting point. */
import { ENTRY_POINTS, LEVELS, STARTING_POINTS } from "@acb/schemas/options";
import type { CharterDetail } from "@acb/schemas/template";
import { setCharterDetail } from "@acb/shared/document/edit";
import { charterDetails } from "@acb/shared/document/layout";
import { usePart } from "../../../editor/editing.ts";
import { OWN_EDIT } from "../../../sync/undo-history.ts";
import { SelectField } from "../../../ui/fields.tsx";
import styles from "../sections/section.module.css";
import { useWriting } from "../writing/writing.ts";

const DETAILS = {
  level: { label: "How far the charter reaches", options: LEVELS },
  entryPoint: { label: "What started it", options: ENTRY_POINTS },
  startingPoint: { label: "Where the partners start from", options: STARTING_POINTS },
} as const satisfies Record<CharterDetail, unknown>;

export const CharterDetails = ({ keys }: { readonly keys: readonly CharterDetail[] }) => {
  const { ydoc, mayWrite } = useWriting();
  usePart("charter");
  if (keys.length === 0) return null;
  const details = charterDetails(ydoc);
  if (!mayWrite)
    return (
      <dl className={styles.details}>
        {keys.map((key) => (
          <div key={key}>
            <dt>{DETAILS[key].label}</dt>
            <dd>
              {DETAILS[key].options.find(({ value }) => value === details[key])?.label ?? "Not said yet"}
            </dd>
          </div>
        ))}
      </dl>
    );
  return (
    <div className={styles.details}>
      {keys.map((key) => (
        <SelectField
          key={key}
          id={`charter-${key}`}
          label={DETAILS[key].label}
          value={details[key]}
          options={DETAILS[key].options}
          emptyLabel="Choose"
          onChange={(value) => setCharterDetail(ydoc, key, value, OWN_EDIT)}
        />
      ))}
    </div>
  );
};
