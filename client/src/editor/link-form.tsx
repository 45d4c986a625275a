/** Asks for the address of a link, checks it, and puts it on the chosen words. */
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import styles from "./editor.module.css";
import { linkAddress } from "./link-address.ts";

type LinkFormProps = { readonly editor: Editor; readonly onDone: () => void };

export const LinkForm = ({ editor, onDone }: LinkFormProps) => {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const before: unknown = editor.getAttributes("link").href;
  const [typed, setTyped] = useState(typeof before === "string" ? before : "");
  const [error, setError] = useState<string | null>(null);
  useEffect(() => input.current?.focus(), []);
  const apply = () => {
    const address = linkAddress(typed);
    if (!address.ok) {
      setError(address.words);
      input.current?.focus();
      return;
    }
    const chain = editor.chain().focus().extendMarkRange("link");
    const isCaret = editor.state.selection.empty && !editor.isActive("link");
    if (isCaret)
      chain.insertContent({ type: "text", text: typed.trim(), marks: [linkMark(address.href)] }).run();
    else chain.setMark("link", { href: address.href }).run();
    onDone();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      apply();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      onDone();
      editor.commands.focus();
    }
  };
  return (
    <div className={styles.linkForm}>
      <label htmlFor={id}>Address of the link</label>
      <input
        ref={input}
        id={id}
        className={styles.linkInput}
        inputMode="url"
        autoComplete="off"
        value={typed}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {error === null ? null : (
        <p id={`${id}-error`} role="alert" className={styles.linkError}>
          {error}
        </p>
      )}
      <div className={styles.linkActions}>
        <Button size="compact" variant="primary" onClick={apply}>
          Add link
        </Button>
        {before === undefined ? null : (
          <Button size="compact" onClick={remove}>
            Remove link
          </Button>
        )}
      </div>
    </div>
  );
};

const linkMark = (href: string) => ({ type: "link", attrs: { href } });
