/** What a page will ask for first, named in its own headers, so that a browser asks beside the JavaScript (SPEC: HT10). */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { API } from "@acb/schemas/api";
import { CharterId } from "@acb/schemas/ids";
import type { MiddlewareHandler } from "hono";
import * as z from "zod";

type PageLoad = {
  /** Which addresses of the client; a charter's id is the pattern's first group. */
  readonly page: RegExp;
  readonly asksFor: readonly string[];
  /** The part of the client that draws it, by the name of its file; `null` where the first page's scripts do. */
  readonly part: string | null;
};

const PAGE_LOADS: readonly PageLoad[] = [
  { page: /^/, asksFor: [API.getSession.path], part: null },
  {
    page: /^\/charters\/([^/]+)(?:\/.*)?$/,
    asksFor: [API.getCharter.path, API.getSignOff.path],
    part: null,
  },
  // The other screens of a charter read no live document and fetch no editor.
  { page: /^\/charters\/([^/]+)\/?$/, asksFor: ["/sync/:charterId/state"], part: "write-page" },
];

/**
 * Names addresses and gives nothing away: each request is checked when it comes. Who brings no cookie would be refused
 * all of a charter, so only the session is named. The page's own `fetch` takes up what is under way when it asks in the
 * same mode, with the same credentials, and without headers of its own.
 */
export const pagePreloads = (clientFolder: string): MiddlewareHandler => {
  const filesOf = readParts(clientFolder);
  return async (c, next) => {
    await next();
    if (!c.res.headers.get("Content-Type")?.startsWith("text/html")) return;
    c.header("Link", linksFor(c.req.path, (c.req.header("Cookie") ?? "") !== "", filesOf).join(", "));
  };
};

type FilesOf = (part: string) => readonly string[];

const linksFor = (path: string, mayBeSignedIn: boolean, filesOf: FilesOf): readonly string[] =>
  PAGE_LOADS.flatMap(({ page, asksFor, part }) => {
    const found = page.exec(path);
    if (found === null) return [];
    const [, id] = found;
    if (id !== undefined && !(mayBeSignedIn && CharterId.safeParse(id).success)) return [];
    return [
      ...asksFor.map((address) => preload(address.replace(":charterId", id ?? ""), "fetch")),
      ...(part === null ? [] : filesOf(part)).map((file) =>
        file.endsWith(".css") ? preload(file, "style") : `<${file}>; rel=modulepreload`,
      ),
    ];
  });

const preload = (address: string, kind: "fetch" | "style"): string =>
  `<${address}>; rel=preload; as=${kind}; crossorigin`;

/** The build's own list of its files. */
const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), name: z.string().optional(), css: z.array(z.string()).optional() }),
);

/** Without the list nothing is named, and the page finds its parts by itself, later. */
const readParts = (clientFolder: string): FilesOf => {
  const list = join(clientFolder, ".vite/manifest.json");
  const chunks = existsSync(list)
    ? Object.values(Manifest.parse(JSON.parse(readFileSync(list, "utf8"))))
    : [];
  return (part) =>
    chunks
      .filter(({ name }) => name === part)
      .flatMap(({ file, css = [] }) => [file, ...css].map((one) => `/${one}`));
};
