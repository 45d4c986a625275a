/** The formatting of the field that holds the caret: one tab stop, arrow keys within (editors §6). */
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import styles from "./editor.module.css";
import { LinkForm } from "./link-form.tsx";

type Tool = {
  readonly key: string;
  readonly label: string;
  /** What the button shows; its name is the label. */
  readonly face: string;
  readonly isOn: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
};

const TOOLS: readonly Tool[] = [
  {
    key: "bold",
    label: "Bold",
    face: "B",
    isOn: (editor) => editor.isActive("bold"),
    run: (editor) => void editor.chain().focus().toggleMark("bold").run(),
  },
  {
    key: "italic",
    label: "Italic",
    face: "I",
    isOn: (editor) => editor.isActive("italic"),
    run: (editor) => void editor.chain().focus().toggleMark("italic").run(),
  },
  {
    key: "heading",
    label: "Heading",
    face: "Heading",
    isOn: (editor) => editor.isActive("heading"),
    run: (editor) => void editor.chain().focus().toggleNode("heading", "paragraph", { level: 1 }).run(),
  },
  {
    key: "bullets",
    label: "Bulleted list",
    face: "• List",
    isOn: (editor) => editor.isActive("bulletList"),
    run: (editor) => void editor.chain().focus().toggleList("bulletList", "listItem").run(),
  },
  {
    key: "numbers",
    label: "Numbered list",
    face: "1. List",
    isOn: (editor) => editor.isActive("orderedList"),
    run: (editor) => void editor.chain().focus().toggleList("orderedList", "listItem").run(),
  },
];

type ToolbarProps = {
  readonly editor: Editor;
  /** The element that holds toolbar and text: leaving it closes the field. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly onLeave: () => void;
};

export const Toolbar = ({ editor, frame, onLeave }: ToolbarProps) => {
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      keys: TOOLS.filter((tool) => tool.isOn(now))
        .map((tool) => tool.key)
        .join(" "),
      link: now.isActive("link"),
    }),
  });
  const pressed = new Set(on.keys.split(" "));
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      editor.commands.focus();
      return;
    }
    const next = nextTool(event.key, current);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    bar.current?.querySelectorAll<HTMLButtonElement>("button[data-tool]")[next]?.focus();
  };
  const leave = (event: { readonly relatedTarget: EventTarget | null }) => {
    const next = event.relatedTarget;
    if (document.hasFocus() && !(next instanceof Node && frame.current?.contains(next))) onLeave();
  };
  return (
    <div className={styles.toolbarPlace}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the blur of whatever is inside, not an action. */}
      <div className={styles.toolbarFrame} onBlur={leave}>
        <div
          ref={bar}
          role="toolbar"
          aria-label="Formatting"
          aria-orientation="horizontal"
          className={styles.toolbar}
          onKeyDown={move}
        >
          {TOOLS.map((tool, at) => (
            <button
              key={tool.key}
              type="button"
              data-tool={tool.key}
              className={styles.tool}
              aria-label={tool.label}
              title={tool.label}
              aria-pressed={pressed.has(tool.key)}
              tabIndex={at === current ? 0 : -1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => tool.run(editor)}
            >
              {tool.face}
            </button>
          ))}
          <button
            type="button"
            data-tool="link"
            className={styles.tool}
            aria-pressed={on.link}
            aria-expanded={linking}
            tabIndex={current === TOOLS.length ? 0 : -1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setLinking(!linking)}
          >
            Link
          </button>
        </div>
        {linking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
      </div>
    </div>
  );
};

/** The place of the next button, or `null` for a key that is not of the toolbar. */
const nextTool = (key: string, current: number): number | null => {
  const count = TOOLS.length + 1;
  switch (key) {
    case "ArrowRight":
      return (current + 1) % count;
    case "ArrowLeft":
      return (current + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
};
