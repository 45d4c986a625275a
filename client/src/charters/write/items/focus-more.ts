/** After an action from a menu, the focus goes back to the button of that menu, wherever it stands by now. */

/** `anchor` is the id of the item or section whose menu it was. */
export const focusMore = (anchor: string): void =>
  focusWhenDrawn(() => document.querySelector<HTMLElement>(`#${CSS.escape(anchor)} [data-more] button`));

/** Focuses what is found once the page has drawn a change, and brings it into view if it is not. */
export const focusWhenDrawn = (find: () => HTMLElement | null | undefined): void => {
  // Two frames: one for the page to be drawn, one for what it draws to have taken the focus itself.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const target = find();
      target?.focus({ preventScroll: true });
      target?.scrollIntoView({ block: "nearest" });
    }),
  );
};
