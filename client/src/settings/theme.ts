/** Light, dark or as the device: a choice kept on this device only. */
const THEMES = ["device", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "acb.theme";

/** The choice of this device; `device` when there is none or storage is off. */
export const readTheme = (): Theme => {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? "device";
  } catch {
    return "device";
  }
};

/** Shows the theme now (tokens.css reads the attribute). */
export const applyTheme = (theme: Theme): void => {
  if (theme === "device") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
};

/** Shows and keeps it. Without storage it lasts until the page is left. */
export const keepTheme = (theme: Theme): void => {
  applyTheme(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // The choice still holds for this page.
  }
};
