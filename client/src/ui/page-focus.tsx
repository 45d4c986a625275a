/** Moves the focus to the page's heading when the route changes, and names the page in the browser's title. */
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef } from "react";
import { useLocation } from "wouter";

/** `heading` is that of the page on this path, until another takes its place. */
type Visit = { readonly path: string | null; readonly heading: HTMLHeadingElement | null };
const VisitContext = createContext<RefObject<Visit> | null>(null);

/** Holds which page was last announced; stands once around the routes. */
export const PageFocus = ({ children }: { readonly children: ReactNode }) => {
  const visit = useRef<Visit>({ path: null, heading: null });
  return <VisitContext value={visit}>{children}</VisitContext>;
};

/**
 * Sets the document title and gives a ref for the page's `h1` (which needs `tabIndex={-1}`). The first page after a
 * load keeps the browser's own focus. Where one page takes the place of another at the same address (signing in, say),
 * the focus that would be lost with the old heading goes to the new one.
 */
export const usePage = (title: string): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  const visit = useContext(VisitContext);
  const [path] = useLocation();
  useEffect(() => {
    document.title = `${title} – Anchor Charter Builder`;
  }, [title]);
  useEffect(() => {
    if (visit === null) return;
    const { path: before, heading: old } = visit.current;
    const replaced = old !== null && !old.isConnected && document.activeElement === document.body;
    if (before === path && !replaced) return;
    visit.current = { path, heading: heading.current };
    if (before === null) return;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [path, visit]);
  return heading;
};
