/** A short list of actions behind one button, by the browser's own popover: Escape and a click outside close it. */
import { type ReactNode, useId, useRef } from "react";
import { Button } from "./button.tsx";
import styles from "./menu.module.css";

type MenuProps = {
  /** The words on the button; they must say what the actions are about. */
  readonly label: ReactNode;
  readonly children: ReactNode;
};

/** Give it `MenuAction`s. It is a disclosure of buttons, not an ARIA menu: Tab moves through it. */
export const Menu = ({ label, children }: MenuProps) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  return (
    <span className={styles.menu}>
      <Button variant="secondary" size="compact" popoverTarget={id}>
        {label}
      </Button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the click comes from a button inside. */}
      <div
        id={id}
        ref={list}
        popover="auto"
        className={styles.list}
        onClick={() => list.current?.hidePopover()}
      >
        {children}
      </div>
    </span>
  );
};

type MenuActionProps = {
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
};

export const MenuAction = ({ onClick, disabled, children }: MenuActionProps) => (
  <button type="button" className={styles.action} onClick={onClick} disabled={disabled}>
    {children}
  </button>
);
