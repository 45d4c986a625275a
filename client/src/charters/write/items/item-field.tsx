/** One field of an open item: shared text or a control, with who else is in it and who changed it last. */
import type { Field } from "@acb/schemas/field";
import { fieldFragment, type ItemView } from "@acb/shared/document/layout";
import { useEffect, useState } from "react";
import { useEditing } from "../../../editor/editing.ts";
import { NameTags } from "../../../editor/name-tags.tsx";
import { SharedTextField } from "../../../editor/text-field.tsx";
import { fieldAnchor } from "../writing/anchors.ts";
import { useWriting } from "../writing/writing.ts";
import styles from "./item-field.module.css";
import { PlainFieldControl } from "./plain-field.tsx";

/** How long the name of whoever changed a control stays beside it. */
const CHANGED_BY_MS = 8_000;

type ItemFieldProps = { readonly item: ItemView; readonly field: Field };

export const ItemField = ({ item, field }: ItemFieldProps) => {
  const place = { section: item.sectionId, item: item.id, field: field.key };
  if (field.kind === "prose" || field.kind === "line")
    return <TextItemField item={item} field={{ ...field, kind: field.kind }} />;
  return (
    <div className={styles.field} data-field={field.key}>
      <NameTags place={place} />
      <ChangedBy itemId={item.id} fieldKey={field.key} />
      <PlainFieldControl itemId={item.id} field={field} />
    </div>
  );
};

type TextItemFieldProps = {
  readonly item: ItemView;
  readonly field: Field & { readonly kind: "prose" | "line" };
};

const TextItemField = ({ item, field }: TextItemFieldProps) => {
  const { ydoc } = useWriting();
  const fragment = fieldFragment(ydoc, item.id, field.key);
  const id = fieldAnchor(item.id, field.key);
  if (fragment === null) return null;
  return (
    <div className={styles.field}>
      <span className={styles.label} id={`${id}-label`}>
        {field.label}
        {field.required ? null : <span className={styles.optional}> (optional)</span>}
      </span>
      {field.hint === undefined ? null : (
        <span className={styles.hint} id={`${id}-hint`}>
          {field.hint}
        </span>
      )}
      <div className={styles.textBox}>
        <SharedTextField
          fragment={fragment}
          kind={field.kind}
          place={{ section: item.sectionId, item: item.id, field: field.key }}
          id={id}
          label={field.required ? field.label : `${field.label} (optional)`}
          {...(field.hint === undefined ? {} : { describedBy: `${id}-hint` })}
          prompt=""
          headingFrom={4}
        />
      </div>
    </div>
  );
};

/** Takes no room, so that nothing moves when somebody else changes a value. */
const ChangedBy = ({ itemId, fieldKey }: { readonly itemId: string; readonly fieldKey: string }) => {
  const { live, presence } = useEditing();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = live.onFieldChange((change) => {
      if (change.own || change.id !== itemId || change.field !== fieldKey) return;
      const names = change.authors.flatMap((author) => presence.nameOf(author) ?? []);
      setName(names[0] ?? "somebody else");
      clearTimeout(timer);
      timer = setTimeout(() => setName(null), CHANGED_BY_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [live, presence, itemId, fieldKey]);
  return name === null ? null : <span className={styles.changedBy}>Changed by {name}</span>;
};
