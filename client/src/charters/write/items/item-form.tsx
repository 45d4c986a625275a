/** The fields of an open item, in the order of its type: what is required first, the rest one line away. */
import { itemTypeOf } from "@acb/schemas/item-types";
import type { ItemView } from "@acb/shared/document/layout";
import { useState } from "react";
import { Details } from "../../../ui/details.tsx";
import { isFieldEmpty } from "../sections/section-status.ts";
import { useWriting } from "../writing/writing.ts";
import { ItemField } from "./item-field.tsx";
import styles from "./item-form.module.css";

export const ItemForm = ({ item }: { readonly item: ItemView }) => {
  const { ydoc } = useWriting();
  const type = itemTypeOf(item.type);
  // Decided once, when the form opens: a field never moves because somebody filled it.
  const [later] = useState(() => {
    const keys = type.fields.filter((field) => !field.required && isFieldEmpty(ydoc, item.id, field));
    return new Set(keys.map(({ key }) => key));
  });
  const first = type.fields.filter(({ key }) => !later.has(key));
  const rest = type.fields.filter(({ key }) => later.has(key));
  return (
    <div className={styles.form}>
      <p className={styles.help}>{type.help}</p>
      {first.map((field) => (
        <ItemField key={field.key} item={item} field={field} />
      ))}
      {rest.length === 0 ? null : (
        <Details summary={`More to fill in, if it helps (${rest.length})`}>
          <div className={styles.form}>
            {rest.map((field) => (
              <ItemField key={field.key} item={item} field={field} />
            ))}
          </div>
        </Details>
      )}
    </div>
  );
};
