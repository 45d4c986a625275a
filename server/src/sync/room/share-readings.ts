/** Who asks for the same thing while it is being read is answered by that reading (SPEC: SY65). */

export const shareReadings = <Key, Answer>(
  read: (key: Key) => Promise<Answer>,
): ((key: Key) => Promise<Answer>) => {
  const underWay = new Map<Key, Promise<Answer>>();
  return (key) => {
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const reading = read(key).finally(() => underWay.delete(key));
    underWay.set(key, reading);
    return reading;
  };
};
