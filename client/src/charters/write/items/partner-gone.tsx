/** What a partner in the draft says when its organisation is partner of the charter no more: it left, or was taken out. */
import { fieldValue, type ItemView } from "@acb/shared/document/layout";
import { useWriting } from "../writing/writing.ts";
import styles from "./item-card.module.css";

/** The item stays until somebody removes it: what it says of the past may be wanted. */
export const PartnerGone = ({ item }: { readonly item: ItemView }) => {
  const { ydoc, charter } = useWriting();
  const organisationId = item.type === "partner" ? fieldValue(ydoc, item.id, "organisation") : undefined;
  if (organisationId === undefined || organisationId === "") return null;
  if (charter.partners.some(({ id }) => id === organisationId)) return null;
  return <p className={styles.missing}>This organisation is no longer a partner of the charter</p>;
};
