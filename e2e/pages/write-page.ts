/** The write screen, in the words of who writes there. */
import { expect, type Locator, type Page } from "@playwright/test";

/** What stands in the draft on one screen: headings, texts, and the facts of the items. */
export type Draft = {
  readonly headings: readonly string[];
  readonly texts: readonly string[];
  readonly facts: readonly string[];
};

export type WritePage = ReturnType<typeof writePage>;

export const writePage = (page: Page) => {
  const section = (title: string): Locator =>
    page.getByRole("region", { name: new RegExp(`^\\d+ ${title}$`) });
  const text = (title: string): Locator => page.getByRole("textbox", { name: `${title}: text` });
  const item = (title: string | RegExp): Locator => page.getByRole("listitem", { name: title, exact: true });
  // Outside the main part the same words stand for screen readers.
  const stateLine = (words: string): Locator => page.getByRole("main").getByText(words, { exact: true });
  return {
    page,
    section,
    text,
    item,
    open: async (charterId: string): Promise<void> => {
      await page.goto(`/charters/${charterId}`);
      await page.getByRole("navigation", { name: "Sections" }).waitFor();
    },
    /** Puts the caret at the end of a field of text. */
    enter: async (field: Locator): Promise<void> => {
      await field.press("Enter");
      await expect(field).toHaveAttribute("contenteditable", "true");
    },
    /** Types where the caret is, a key at a time, as fingers do. */
    type: (words: string): Promise<void> => page.keyboard.type(words, { delay: 12 }),
    /** Takes the caret out of the text, which then rests. */
    leave: (): Promise<void> => page.keyboard.press("Escape"),
    add: async (sectionTitle: string, button: string): Promise<void> => {
      await section(sectionTitle).getByRole("button", { name: button, exact: true }).click();
    },
    openItem: async (title: string): Promise<void> => {
      await page.getByRole("button", { name: `Open ${title}`, exact: true }).click();
    },
    closeItem: async (title: string): Promise<void> => {
      await page.getByRole("button", { name: `Close ${title}`, exact: true }).click();
    },
    /** Waits until the state line says these words, and no others. */
    says: (words: string): Promise<void> => expect(stateLine(words)).toBeVisible(),
    /** By content, not by what is painted: sections out of sight are not laid out. */
    readDraft: async (): Promise<Draft> => {
      const sections = page.getByRole("region", { name: /^\d+ / });
      const [headings, texts, facts] = await Promise.all([
        sections.getByRole("heading").allTextContents(),
        sections.getByRole("textbox").allTextContents(),
        sections.getByRole("definition").allTextContents(),
      ]);
      return { headings, texts, facts };
    },
  };
};
