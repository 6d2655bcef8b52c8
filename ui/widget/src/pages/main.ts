/** What every page of the server needs, before it is painted: its appearance, and the first login. */

import { icon } from "../dom";

const KEY = "broadsheet theme";
const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const ICONS: Record<Theme, string> = {
  auto: "M12 3a9 9 0 1 0 0 18z M12 3a9 9 0 0 1 0 18",
  light:
    "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M12 2v2 M12 20v2 M2 12h2 M20 12h2 M5 5l1.4 1.4 M17.6 17.6L19 19 M5 19l1.4-1.4 M17.6 6.4L19 5",
  dark: "M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z",
};

/** Show the page as it was chosen last, here or in the chat. */
function theme(): Theme {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // The browser keeps nothing.
  }
  const known = THEMES.find((one) => one === kept) ?? "auto";
  document.documentElement.dataset.theme = known;
  return known;
}

function button(made: HTMLButtonElement): void {
  const show = (): void => {
    const now = theme();
    const label = `${made.dataset.themeButton}: ${made.dataset[now]}`;
    made.replaceChildren(icon(ICONS[now]));
    made.setAttribute("aria-label", label);
    made.title = label;
  };
  made.addEventListener("click", () => {
    localStorage.setItem(KEY, THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]!);
    show();
  });
  addEventListener("storage", ({ key }) => key === KEY && show());
  made.hidden = false;
  show();
}

/** Log in with the link that the server printed, or that a paper gave its subscriber; its secret is
 * behind the #, and sent nowhere else. */
async function firstLogin(section: HTMLElement): Promise<void> {
  const link = location.hash.slice(1);
  if (!link) return;
  const [name, subscriber] = link.split("=");
  const isSubscriber = name === "subscriber";
  history.replaceState(null, "", location.pathname);
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  told.className = "notice";
  told.textContent = section.dataset.busy!;
  section.append(told);
  const answered = await fetch("/login", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(isSubscriber ? { subscriber } : { link }),
  }).catch(() => null);
  if (answered?.ok) location.replace(isSubscriber ? "/" : "/articles");
  else told.textContent = isSubscriber ? section.dataset.closed! : section.dataset.over!;
}

theme();
document.addEventListener("DOMContentLoaded", () => {
  const made = document.querySelector<HTMLButtonElement>("[data-theme-button]");
  if (made) button(made);
  const section = document.getElementById("login");
  if (section) void firstLogin(section);
  if (location.hash === "#quote") document.getElementById("quote")?.focus({ preventScroll: true });
});
