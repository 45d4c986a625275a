/** A closed item as text: its sentences, and its facts on one line; for a reader all of its facts as a small table. */
import type { FieldKind } from "@acb/schemas/field";
import { fieldOf, type ItemType } from "@acb/schemas/item-type";
import { itemTypeOf } from "@acb/schemas/item-types";
import { fragmentToBlocks } from "@acb/shared/document/fragment-to-blocks";
import { fieldFragment, type ItemView } from "@acb/shared/document/layout";
import { Blocks } from "../../../editor/blocks.tsx";
import { usePart } from "../../../editor/editing.ts";
import { useWriting } from "../writing/writing.ts";
import styles from "./item-summary.module.css";
import { fieldWords } from "./value-words.ts";

type ItemSummaryProps = {
  readonly item: ItemView;
  /** A reader sees everything that is filled in; a writer opens the item for that. */
  readonly all?: boolean;
  /** A field that the group above says already. */
  readonly without?: string | undefined;
};

export const ItemSummary = ({ item, all = false, without }: ItemSummaryProps) => {
  const { ydoc, charter } = useWriting();
  usePart(`item:${item.id}`);
  usePart("titles");
  const type = itemTypeOf(item.type);
  const book = { ydoc, charter };
  const shown = fieldsShown(type, all).filter(({ key }) => key !== without);
  const prose = shown.flatMap((field) => {
    const fragment = field.kind === "prose" ? fieldFragment(ydoc, item.id, field.key) : null;
    return fragment === null || fieldWords(book, item.id, field) === ""
      ? []
      : [{ field, blocks: fragmentToBlocks(fragment) }];
  });
  const facts = shown
    .filter(({ kind }) => kind !== "prose")
    .map((field) => ({ field, text: fieldWords(book, item.id, field) }))
    .filter(({ text }) => text !== "");
  return (
    <div className={styles.summary}>
      {prose.map(({ field, blocks }) => (
        <div key={field.key} className={styles.sentence}>
          {all ? <p className={styles.factName}>{field.label}</p> : null}
          <Blocks blocks={blocks} headingFrom={4} followLinks={all} />
        </div>
      ))}
      {facts.length === 0 ? null : (
        <dl className={all ? styles.facts : styles.line}>
          {facts.map(({ field, text }) => (
            <div key={field.key} className={all ? styles.fact : styles.lineFact}>
              <dt className={!all && SPEAKS_FOR_ITSELF.has(field.kind) ? "visually-hidden" : undefined}>
                {field.label}
              </dt>{" "}
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
};

/** On the line of a closed item, a name or a chosen word needs no label to the eye; a bare date or figure does. */
const SPEAKS_FOR_ITSELF: ReadonlySet<FieldKind> = new Set(["reference", "choice", "choices", "flag"]);

const fieldsShown = (type: ItemType, all: boolean) =>
  all
    ? type.fields.filter(({ key }) => key !== type.titleField)
    : type.summaryFields.map((key) => fieldOf(type, key));
