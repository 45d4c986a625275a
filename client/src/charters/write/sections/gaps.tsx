/** What a section still lacks, each a button that leads to the very place (SPEC: WR-3). */
import { itemTypeOf } from "@acb/schemas/item-types";
import { Details } from "../../../ui/details.tsx";
import styles from "../guidance/guidance.module.css";
import { focusWhenDrawn } from "../items/focus-more.ts";
import { addAnchor, fieldAnchor, itemAnchor, sectionTextAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import type { ItemGap, SectionStatus } from "./section-status.ts";

/** More than this would push the people out of sight; the rest is one line away. */
const SHOWN_GAPS = 4;

type GapsProps = { readonly status: SectionStatus; readonly onChoose?: (() => void) | undefined };

export const Gaps = ({ status, onChoose }: GapsProps) => {
  const { gaps, lacks } = status;
  if (gaps.length === 0 && !lacks.text && lacks.items === null) return null;
  const rest = gaps.slice(SHOWN_GAPS);
  return (
    <div className={styles.gaps}>
      <h4>Still missing here</h4>
      <Lacks status={status} onChoose={onChoose} />
      {gaps.length === 0 ? null : <GapList gaps={gaps.slice(0, SHOWN_GAPS)} onChoose={onChoose} />}
      {rest.length === 0 ? null : (
        <Details summary={`And in ${rest.length} more`}>
          <GapList gaps={rest} onChoose={onChoose} />
        </Details>
      )}
    </div>
  );
};

const Lacks = ({ status: { id, lacks }, onChoose }: GapsProps) => {
  const go = (anchor: string) => {
    onChoose?.();
    focusWhenDrawn(() => document.getElementById(anchor));
  };
  const { items } = lacks;
  if (!lacks.text && items === null) return null;
  return (
    <ul className={styles.gapList}>
      {lacks.text ? (
        <li>
          <button type="button" className={styles.gap} onClick={() => go(sectionTextAnchor(id))}>
            The text of this section
          </button>
        </li>
      ) : null}
      {items === null ? null : (
        <li>
          <button type="button" className={styles.gap} onClick={() => go(addAnchor(id, items))}>
            {itemTypeOf(items).plural}: none yet
          </button>
        </li>
      )}
    </ul>
  );
};

type GapListProps = { readonly gaps: readonly ItemGap[]; readonly onChoose?: (() => void) | undefined };

const GapList = ({ gaps, onChoose }: GapListProps) => {
  const { openItems } = useWriting();
  const go = (itemId: string, key: string) => {
    onChoose?.();
    openItems.add(itemId);
    focusWhenDrawn(
      () =>
        document.getElementById(fieldAnchor(itemId, key)) ??
        document.getElementById(`${itemAnchor(itemId)}-title`),
    );
  };
  return (
    <ul className={styles.gapList}>
      {gaps.map(({ itemId, title, missing }) => (
        <li key={itemId} className={styles.gapItem}>
          <span className={styles.gapTitle}>{title}</span>
          {missing.map(({ key, label }) => (
            <button key={key} type="button" className={styles.gap} onClick={() => go(itemId, key)}>
              {label}
              <span className="visually-hidden"> of {title}</span>
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
};
