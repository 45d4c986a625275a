/** Where tests write that need no more than plain words. */
import { listSections, sectionProse } from "@acb/shared/document/layout";
import * as Y from "yjs";

/** The first paragraph of a charter's first text; in a document that is no charter, the text `t`. */
export const writingIn = (doc: Y.Doc): Y.Text => {
  for (const { id } of listSections(doc)) {
    const paragraph = sectionProse(doc, id)?.get(0);
    const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    if (words instanceof Y.XmlText) return words;
  }
  return doc.getText("t");
};
