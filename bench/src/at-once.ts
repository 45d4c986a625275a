/** Runs a task for each entry, so many at a time; answers in the order of the entries. */
export const eachAtOnce = async <Entry, Answer>(
  entries: readonly Entry[],
  atOnce: number,
  task: (entry: Entry, index: number) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < entries.length) {
      const index = next;
      next += 1;
      const entry = entries[index];
      if (entry !== undefined) answers[index] = await task(entry, index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
};
