/** Where a person was when they had to sign in, kept on this device until they are back. */
const KEY = "acb.return-place";

/** Only a path of our own is kept, so that nobody can be led to another site: browsers read `/\\` and tabs as `//` too. */
export const isOwnPath = (path: string): boolean =>
  /^\/(?!\/|sign-in|set-up)[^\\\p{Cc}]*$/u.test(path) &&
  new URL(path, window.location.origin).origin === window.location.origin;

/** Storage can be switched off in a browser; then one lands on the home page. */
export const keepReturnPlace = (path: string): void => {
  if (!isOwnPath(path)) return;
  try {
    localStorage.setItem(KEY, path);
  } catch {
    // Without storage the home page is the place to return to.
  }
};

/** The place, forgotten in the same step; the home page when there is none. */
export const takeReturnPlace = (): string => {
  try {
    const path = localStorage.getItem(KEY);
    localStorage.removeItem(KEY);
    return path !== null && isOwnPath(path) ? path : "/";
  } catch {
    return "/";
  }
};
