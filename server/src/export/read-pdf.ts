/** For tests: a PDF as an independent reader sees it, its structure tree and its words. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export type Tag = { readonly role: string; readonly children: readonly Tag[] };
export type ReadPdf = {
  readonly title: string;
  readonly language: string;
  /** Of all pages, in order. */
  readonly tags: readonly Tag[];
  readonly text: string;
  readonly pageCount: number;
};

export const readPdf = async (bytes: Uint8Array): Promise<ReadPdf> => {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const [tree, text] = await Promise.all([page.getStructTree(), page.getTextContent()]);
      const words = text.items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : ""));
      return { tags: tagsOf(tree), words: words.join("") };
    }),
  );
  const { info } = await pdf.getMetadata();
  const read = {
    title: textOf(info, "Title"),
    language: textOf(info, "Language"),
    tags: pages.flatMap((page) => page.tags),
    text: pages.map((page) => page.words).join(" "),
    pageCount: pdf.numPages,
  };
  await loading.destroy();
  return read;
};

/** The roles of a tree in reading order. */
export const rolesIn = (tags: readonly Tag[]): readonly string[] =>
  tags.flatMap((tag) => [tag.role, ...rolesIn(tag.children)]);

const tagsOf = (node: unknown): readonly Tag[] => {
  if (typeof node !== "object" || node === null || !("children" in node)) return [];
  const children = Array.isArray(node.children) ? node.children.flatMap(tagsOf) : [];
  const role = "role" in node ? String(node.role) : "";
  return role === "Root" || role === "" ? children : [{ role, children }];
};

const textOf = (info: object, key: string): string =>
  String(Object.entries(info).find(([name]) => name === key)?.[1] ?? "");
