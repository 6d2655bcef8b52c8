/** Light or dark, as the system has it or as the person chooses, in every page of this server. */

import { h, icon } from "../dom";
import { recall, remember } from "./remember";
import type { ChatWords } from "./words";

const KEY = "broadsheet theme";
const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const ICONS: Record<Theme, string> = {
  auto: "M12 3a9 9 0 1 0 0 18z M12 3a9 9 0 0 1 0 18",
  light: "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M12 2v2 M12 20v2 M2 12h2 M20 12h2 M5 5l1.4 1.4 M17.6 17.6L19 19 M5 19l1.4-1.4 M17.6 6.4L19 5",
  dark: "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z",
};

/** Show the page as it was chosen last. */
export function showTheme(): Theme {
  const kept = recall(KEY) as Theme | null;
  const theme = kept && THEMES.includes(kept) ? kept : "auto";
  document.documentElement.dataset.theme = theme;
  return theme;
}

/** Goes from one appearance to the next. */
export function themeButton(words: ChatWords): HTMLButtonElement {
  const made = h("button", { type: "button", class: "icon" });
  const show = (): void => {
    const theme = showTheme();
    const label = `${words.theme}: ${words[theme]}`;
    made.replaceChildren(icon(ICONS[theme]));
    made.setAttribute("aria-label", label);
    made.title = label;
  };
  made.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(showTheme()) + 1) % THEMES.length]!;
    remember(KEY, next);
    show();
  });
  addEventListener("storage", ({ key }) => key === KEY && show());
  show();
  return made;
}
