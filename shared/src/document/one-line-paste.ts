/** What is pasted or dropped into a `line` field arrives as its words on one line (SPEC: Document). */
import { Extension } from "@tiptap/core";
import { Fragment, type Schema, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

export const OneLinePaste = Extension.create({
  name: "oneLinePaste",
  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPasted: (slice, view) => onOneLine(slice, view.state.schema) } })];
  },
});

const onOneLine = ({ content }: Slice, schema: Schema): Slice => {
  const words = content.textBetween(0, content.size, " ", " ").replace(/\s*[\r\n]\s*/g, " ");
  return words === "" ? Slice.empty : new Slice(Fragment.from(schema.text(words)), 0, 0);
};
