/** What browsers must not do with our answers (SPEC: HTTP). */
import type { MiddlewareHandler } from "hono";

/** Everything comes from this origin: no inline code, no frames, no plugins. `data:` images are the client's own icons. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const ALWAYS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
};

/** `https`: the installation is reached by HTTPS, so browsers are told to stay on it. */
export const securityHeaderLines = (https: boolean): Readonly<Record<string, string>> =>
  https ? { ...ALWAYS, "Strict-Transport-Security": "max-age=31536000" } : ALWAYS;

export const securityHeaders =
  (https: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaderLines(https))) c.header(name, value);
  };

/**
 * Who signs out at a browser that others use leaves nothing readable in its cache. What has not been sent yet is kept in another
 * place of the browser, and stays: no word is lost by signing out.
 */
export const clearSiteData: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.ok) c.header("Clear-Site-Data", '"cache"');
};

/** Answers for one person, and refusals, are kept by no cache, shared or their own. */
export const NO_STORE = "private, no-store";

export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Cache-Control", NO_STORE);
};
