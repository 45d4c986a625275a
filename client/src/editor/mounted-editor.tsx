/** The editor of the one field that holds the caret, with its toolbar floating below so that nothing moves. */
import type { Editor } from "@tiptap/core";
import { useLayoutEffect, useRef, useState } from "react";
import { classNames } from "../ui/class-names.ts";
import { useEditing } from "./editing.ts";
import styles from "./editor.module.css";
import { TOO_LONG_WORDS } from "./paste-limit.ts";
import type { SharedTextProps } from "./shared-text.ts";
import { createTextEditor, type Opening, placeCaret } from "./text-editor.ts";
import { Toolbar } from "./toolbar.tsx";

type MountedEditorProps = SharedTextProps & {
  readonly opening: Opening;
  readonly onLeave: (how: "back" | "away") => void;
};

export const MountedEditor = (props: MountedEditorProps) => {
  const { fragment, kind, id, label, describedBy, prompt } = props;
  const editing = useEditing();
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [editor, setEditor] = useState<Editor | null>(null);
  const [isTooLong, setTooLong] = useState(false);
  useLayoutEffect(() => {
    if (host.current === null) return;
    const created = createTextEditor({
      element: host.current,
      fragment,
      kind,
      editing,
      attributes: {
        id,
        role: "textbox",
        "aria-label": label,
        "aria-multiline": String(kind === "prose"),
        "data-prompt": prompt,
        ...(describedBy === undefined ? {} : { "aria-describedby": describedBy }),
      },
      onTooLong: () => setTooLong(true),
      onLeave: (how, next) => {
        if (next instanceof Node && frame.current?.contains(next)) return;
        latest.current.onLeave(how);
      },
    });
    placeCaret(created, latest.current.opening);
    setEditor(created);
    return () => created.destroy();
  }, [fragment, kind, editing, id, label, describedBy, prompt]);
  return (
    <div ref={frame} className={styles.mounted}>
      <div ref={host} className={classNames(styles.text, styles.open, styles[kind])} />
      {kind === "prose" && editor !== null ? (
        <Toolbar editor={editor} onLeave={() => latest.current.onLeave("away")} frame={frame} />
      ) : null}
      {isTooLong ? (
        <p role="alert" className={styles.problem}>
          {TOO_LONG_WORDS}
        </p>
      ) : null}
    </div>
  );
};
