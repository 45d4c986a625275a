/** The stored document over HTTP, as a page fetches it while its JavaScript is still on the way. */
import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import * as Y from "yjs";
import type { RunningServer, ServerKind } from "../servers/server-kind.ts";

/** Puts it into the document; answers how many bytes came for it. */
export const loadPage = async (
  { pageState }: ServerKind,
  { port }: RunningServer,
  { room, doc }: { readonly room: number; readonly doc: Y.Doc },
): Promise<number> => {
  if (pageState === null) return 0;
  const { path, headers } = pageState(room);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers: { ...headers, "Accept-Encoding": "br" } }, resolve).on(
      "error",
      reject,
    );
  });
  const body = await buffer(response);
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}: ${body}`);
  const isPacked = response.headers["content-encoding"] === "br";
  Y.applyUpdateV2(doc, isPacked ? await promisify(brotliDecompress)(body) : body);
  return body.length;
};
