/** Where the focus goes when something opens or goes away in the run of a page (SPEC: client, FORM-5). */
import { type RefObject, useEffect, useRef } from "react";

/** The places that hold a form and the button that opens it; `data-form-home` marks one that is none of the others. */
const HOMES = "li, dl > div, [data-form-home], section, main";

/**
 * Give the ref to the form's heading (`tabIndex={-1}`); it takes the focus. When the form closes, the focus goes to the
 * button that opened it; where that was drawn anew, to the first button of the place that held it; and where there is none
 * any more, to the heading of the section or the page.
 */
export const useFormFocus = (): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const home = heading.current?.closest(HOMES) ?? null;
    const section = sectionOf(heading.current);
    const opener = focusedElement();
    heading.current?.focus();
    return () =>
      takeLostFocus(() => {
        // It stood beside the form: another button of the place does something else, such as to all of its rows.
        if (opener !== null) return opener.isConnected ? opener : headingOf(section);
        // It made room for the form, and is drawn again in the same step in which the form goes.
        return buttonIn(home) ?? headingOf(section);
      });
  }, []);
  return heading;
};

/**
 * The ref of a button that takes its own row or part of the page away: when the button goes and had the focus, the
 * heading of its section has it, or that of the page when the section went too.
 */
export const passFocusOn = (button: HTMLElement | null): (() => void) => {
  const section = sectionOf(button);
  return () => {
    if (document.activeElement === button) takeLostFocus(() => headingOf(section));
  };
};

/** For what closes over the page: where the focus did not go back to what opened it, as that is gone, it goes to the heading. */
export const keepFocusAt = (place: HTMLElement): void => takeLostFocus(() => headingOf(sectionOf(place)));

/** What has the focus, when anything has. */
const focusedElement = (): HTMLElement | null =>
  document.activeElement instanceof HTMLElement && document.activeElement !== document.body
    ? document.activeElement
    : null;

/** Once the page is drawn anew, unless what took its place has the focus. */
const takeLostFocus = (find: () => HTMLElement | null): void =>
  queueMicrotask(() => {
    if (document.activeElement === document.body) find()?.focus();
  });

const sectionOf = (element: Element | null): Element | null => element?.closest("section") ?? null;

const buttonIn = (home: Element | null): HTMLElement | null =>
  home?.isConnected ? home.querySelector("button") : null;

const headingOf = (section: Element | null): HTMLElement | null =>
  (section?.isConnected ? section.querySelector<HTMLElement>("h2[tabindex]") : null) ??
  document.querySelector<HTMLElement>("main h1");
