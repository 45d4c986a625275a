/** Renders into a real document for tests of components; nothing of ours is replaced. */
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

export type Rendered = {
  readonly container: HTMLElement;
  readonly rerender: (node: ReactNode) => void;
  /** Removes it from the document. */
  readonly close: () => void;
};

// React asks test environments to say that they are one.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

export const render = (node: ReactNode): Rendered => {
  const container = document.body.appendChild(document.createElement("div"));
  const root = createRoot(container);
  const rerender = (next: ReactNode): void => act(() => root.render(next));
  rerender(node);
  return {
    container,
    rerender,
    close: () => {
      act(() => root.unmount());
      container.remove();
    },
  };
};

/** The one element of the selector. Throws when there is none, naming it. */
export const find = (container: ParentNode, selector: string): HTMLElement => {
  const found = container.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
};

/** Clicks, and lets React finish what follows. */
export const click = (element: HTMLElement): void => act(() => element.click());
