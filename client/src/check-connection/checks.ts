/** What is tried, in the order in which one thing needs another, and what to ask for where it fails (SPEC: CHECK-1). */

export const CHECK_KEYS = ["page", "server", "cookies", "webSocket", "http", "storage"] as const;
export type CheckKey = (typeof CHECK_KEYS)[number];

/** `note` is a sentence more: how fast, or under which circumstance. */
export type Found = { readonly works: boolean; readonly note?: string };
export type Findings = Readonly<Record<CheckKey, Found>>;

type Place = { readonly origin: string; readonly host: string };
type CheckWords = {
  readonly name: string;
  readonly works: string;
  readonly fails: string;
  /** For whoever looks after the network or the device. */
  readonly ask: (place: Place) => string;
};

export const CHECKS: Readonly<Record<CheckKey, CheckWords>> = {
  page: {
    name: "This page",
    works: "The page has come whole, and nobody on the way can read along.",
    fails: "The page has come without encryption: others on the way can read along.",
    ask: ({ host }) => `Use the address that begins with https, and let https://${host} through unchanged.`,
  },
  server: {
    name: "Answers of the server",
    works: "The server answers.",
    fails: "The server does not answer, or something on the way answers in its place.",
    ask: ({ origin }) =>
      `Let ${origin} through for GET, POST, PUT and DELETE, without a sign-in page or a block page of the network in between.`,
  },
  cookies: {
    name: "Cookies",
    works: "Cookies of this site come back to it: signing in will work.",
    fails: "Cookies of this site are dropped: nobody can sign in.",
    ask: ({ host }) =>
      `Allow first-party cookies for ${host}, in the browser's policy and in the proxy, which must pass the headers Cookie and Set-Cookie.`,
  },
  webSocket: {
    name: "Live sockets (WebSocket)",
    works: "Words travel at once in both directions.",
    fails: "Live sockets are blocked on this network.",
    ask: ({ host }) =>
      `Let WebSockets through to wss://${host}${portOf(host)}: the proxy has to pass the header “Upgrade: websocket”, and inspection of encrypted traffic must leave these connections open.`,
  },
  http: {
    name: "The slower way (HTTP)",
    works: "Where live sockets are blocked, words travel by ordinary requests.",
    fails: "Ordinary requests are held back on the way, so they cannot stand in for live sockets.",
    ask: ({ origin }) =>
      `Let answers of the type text/event-stream from ${origin} pass as they come, for as long as they last: no gathering up, no compression, no scan that waits for the end.`,
  },
  storage: {
    name: "Storage on this device",
    works: "Words that are not sent yet are kept on this device.",
    fails: "This browser keeps nothing: words that are not sent yet are lost when the page is closed.",
    ask: ({ host }) =>
      `Allow ${host} to store data on the device (IndexedDB), and do not use a private window.`,
  },
};

/** Firewalls want a number; an address names its port only when it is an unusual one. */
const portOf = (host: string): string => (/:\d+$/.test(host) ? "" : " on port 443");

export type Verdict = {
  readonly tone: "good" | "care" | "bad";
  readonly title: string;
  readonly words: string;
};

const NEEDED: readonly CheckKey[] = ["server", "cookies"];

/** What the findings mean for a workshop, the gravest first. */
export const verdictOf = (found: Findings): Verdict => {
  if (NEEDED.some((key) => !found[key].works))
    return {
      tone: "bad",
      title: "Writing together does not work from here",
      words: "Without this, nobody can sign in. Forward the text below to whoever looks after the network.",
    };
  if (!found.webSocket.works && !found.http.works)
    return {
      tone: "bad",
      title: "Writing together does not work from here",
      words: "No way for live words is open. One is enough: forward the text below.",
    };
  if (!found.webSocket.works)
    return {
      tone: "care",
      title: "Writing together works from here, more slowly",
      words: "Live sockets are blocked; the slower way stands in for them. Nothing is lost by it.",
    };
  if (!found.storage.works || !found.page.works)
    return {
      tone: "care",
      title: "Writing together works from here, with less safety",
      words: "What is less safe stands in the table, with what to ask for.",
    };
  return {
    tone: "good",
    title: "Writing together works from here",
    words: "Try it also from the room, on its own wi-fi, and with the computers of the day.",
  };
};

export type Circumstances = Place & { readonly checkedAt: Date; readonly browser: string };

/** One text to forward: the verdict, each finding, and what to ask for. */
export const reportText = (found: Findings, circumstances: Circumstances): string => {
  const { title, words } = verdictOf(found);
  const lines = CHECK_KEYS.flatMap((key) => {
    const { works, note } = found[key];
    const said = `${works ? "Works" : "Does not work"}: ${CHECKS[key].name}.${note === undefined ? "" : ` ${note}`}`;
    return works ? [said] : [said, `  ${CHECKS[key].fails}`, `  Please: ${CHECKS[key].ask(circumstances)}`];
  });
  const when = circumstances.checkedAt.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  return [
    `Connection check for ${circumstances.origin}`,
    `${when}, ${circumstances.browser}`,
    "",
    `${title}. ${words}`,
    "",
    ...lines,
  ].join("\n");
};
