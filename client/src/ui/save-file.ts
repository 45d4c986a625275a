/** Hands a file that the page has fetched or made to the browser, as if its link had been pressed. */

/** Longer than any browser takes to ask where to put it. */
const KEPT_MS = 60_000;

export const saveFile = ({ file, name }: { readonly file: Blob; readonly name: string }): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
};
