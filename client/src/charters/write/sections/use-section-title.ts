/** A section's title in a form, to be named or renamed: what is typed, and what is wrong with it. */
import { useState } from "react";

const SHORTEST = 2;
const LONGEST = 120;

/** `take` answers the title without the space around it, or `null` when it is too short, which then stands at the field. */
export const useSectionTitle = (before = "") => {
  const [title, setTitle] = useState(before);
  const [error, setError] = useState<string | undefined>(undefined);
  const take = (): string | null => {
    const trimmed = title.trim();
    if (trimmed.length >= SHORTEST) return trimmed;
    setError("Enter a title of two letters or more");
    return null;
  };
  const field = {
    label: "Title",
    width: "full",
    value: title,
    error,
    maxLength: LONGEST,
    onChange: setTitle,
  } as const;
  return { take, field };
};
