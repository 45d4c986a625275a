/** Where in a publication certain signs stand, in the words of its own headings (EXP-3). */
import type { Publication } from "@acb/shared/publication/publication";

/** The title page and the chapters that hold one of the signs, in order; never empty-handed about a sign that is there. */
export const placesOf = ({ titlePage, chapters }: Publication, signs: readonly string[]): readonly string[] =>
  [
    { name: "The title page", part: titlePage },
    ...chapters.map((chapter) => ({ name: `${chapter.number} ${chapter.heading}`, part: chapter })),
  ]
    .filter(({ part }) => signs.some((sign) => JSON.stringify(part).includes(sign)))
    .map(({ name }) => name);
