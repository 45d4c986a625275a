/** Why the server closed a socket: a distinct code each, with plain words and whether trying again helps. */
export const CLOSE = {
  notSignedIn: {
    code: 4401,
    words: "You are not signed in any more. Sign in again; your words are kept on this device.",
    retry: false,
  },
  suspended: {
    code: 4419,
    words:
      "Your access to this network is suspended: nothing that you type is sent any more. Ask an administrator of the network. Your words are kept on this device.",
    retry: false,
  },
  notAllowed: {
    code: 4403,
    words: "Your role in this charter does not allow writing. What you typed is kept on this device.",
    retry: false,
  },
  accessChanged: {
    code: 4409,
    words: "Your role in this charter has changed. The page shows what you may do now.",
    retry: true,
  },
  notFound: {
    code: 4404,
    words:
      "This charter is not open to you any more, or it is not there. Reload the page: there you can ask those who run it to let you in.",
    retry: false,
  },
  layoutTooOld: {
    code: 4426,
    words: "A newer version of the charter builder is running. Reload the page; your words are kept.",
    retry: false,
  },
  restored: {
    code: 4410,
    words:
      "This charter was restored from a backup while this page was open. What you have here is not part of it: take a copy of what is missing, then reload the page.",
    retry: false,
  },
  badFrame: {
    code: 4400,
    words:
      "The server could not read what this page sent. Your words are kept on this device: reload the page.",
    retry: false,
  },
  badUpdate: {
    code: 4422,
    words:
      "What this page sent does not fit onto the charter as the server holds it. Your words are kept on this device: take a copy, then reload the page.",
    retry: false,
  },
  notYours: {
    code: 4411,
    words:
      "This page tried to write under another person's name. Nothing was taken. Your words are kept on this device: take a copy, then reload the page.",
    retry: false,
  },
  wrongForm: {
    code: 4415,
    words:
      "This page sent something that a charter cannot hold. Your words are kept on this device: take a copy, then reload the page.",
    retry: false,
  },
  penElsewhere: {
    code: 4423,
    words:
      "What you typed stands in a section that only another organisation writes in now, or nobody. Nothing of it was taken. Your words are kept on this device: take a copy, then reload the page, and ask a governance lead for the pen.",
    retry: false,
  },
  tooDeep: {
    code: 4414,
    words:
      "Lists and quotations stand too deep inside one another: at most 32 levels are kept. Your words are kept on this device: take a copy, then reload the page.",
    retry: false,
  },
  tooManyPages: {
    code: 4416,
    words:
      "Words from too many pages came at once. Your words are kept on this device: take a copy, then reload the page.",
    retry: false,
  },
  tooLarge: { code: 4413, words: "That is too much to be sent at once. Paste it in parts.", retry: false },
  tooFast: {
    code: 4429,
    words: "Too much was sent in a short time. Waiting a moment, then trying again.",
    retry: true,
  },
  damaged: {
    code: 4507,
    words:
      "What is stored of this charter's text is damaged, so it is not shown, and nobody writes in it. Tell an administrator: they can restore it from a backup. Your words are kept on this device.",
    retry: false,
  },
  tryLater: {
    code: 4503,
    words: "The server cannot store anything just now. Your words are kept on this device.",
    retry: true,
  },
} as const;
export type CloseReason = keyof typeof CLOSE;

/** The reason of a close code, or `null` for one that is not ours (a network fault, say). */
export const closeReasonOf = (code: number): CloseReason | null => {
  const found = Object.entries(CLOSE).find(([, entry]) => entry.code === code);
  // Object.entries widens the keys; the table has no others.
  return found === undefined ? null : (found[0] as CloseReason);
};
