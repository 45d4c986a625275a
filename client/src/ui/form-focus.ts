/** Focus for a form that opens in the run of a page: into it when it opens, back to where it came from when it closes. */
import { type RefObject, useEffect, useRef } from "react";

/** Give the ref to the form's heading (`tabIndex={-1}`). The way back is the first button of the place that holds the form. */
export const useFormFocus = (): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const home = heading.current?.closest("li, section, main");
    heading.current?.focus();
    // The button that opened it is drawn again in the same step in which the form goes; what took its place may have the focus.
    return () =>
      queueMicrotask(() => {
        if (document.activeElement === document.body) home?.querySelector("button")?.focus();
      });
  }, []);
  return heading;
};
