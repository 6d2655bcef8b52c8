/** The page before anything was asked. */

import { h, icon } from "../dom";
import { type ChatWords, counted } from "./words";

const ARROW = "M5 12h14 M13 6l6 6-6 6";

/** What the server says to whoever comes. */
export interface Told {
  title: string;
  /** Whether to say that a program answers. */
  notice: boolean;
  /** Whether an answer can be given a link. */
  permalinks: boolean;
  articles: number;
  starters: string[];
  /** The day of the newest article and the moment when sources were last read, in ISO 8601. */
  newest: string | null;
  seen: string | null;
}

/** Heading, how fresh the articles are, and questions to start with; `owner` may add articles. */
export function welcome(
  told: Told,
  words: ChatWords,
  language: string,
  owner: boolean,
  ask: (question: string) => void,
): HTMLElement {
  if (!told.articles) {
    return h(
      "section",
      { class: "welcome empty" },
      h("h2", {}, words.empty),
      h("p", { class: "lead" }, owner ? words.emptyOwner : words.emptyVisitor),
      owner && h("a", { class: "button primary", href: "/articles" }, words.add),
    );
  }
  const starters = told.starters.map((starter) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "starter", onclick: () => ask(starter) },
        h("span", { dir: "auto" }, starter),
        icon(ARROW),
      ),
    ),
  );
  return h(
    "section",
    { class: "welcome" },
    h("h2", {}, words.heading),
    h("p", { class: "lead" }, words.promise),
    h("h3", {}, words.try),
    h("ul", { class: "starters" }, ...starters),
    h(
      "p",
      { class: "fresh" },
      freshness(told, words, language),
      " · ",
      h("a", { href: "/articles" }, words.browse),
    ),
  );
}

/** How many articles there are, how far they go, and when their sources were last read. */
function freshness({ articles, newest, seen }: Told, words: ChatWords, language: string): string {
  const parts = [counted(articles, words.count, language)];
  const add = (phrase: string, value: string | null, time: Intl.DateTimeFormatOptions): void => {
    if (!value) return;
    const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", ...time });
    parts.push(phrase.replace(/\{\w+\}/, format.format(new Date(value))));
  };
  // A day is read as midnight in UTC, and must not become the day before.
  add(words.upTo, newest, { year: "numeric", timeZone: "UTC" });
  add(words.checked, seen, { hour: "2-digit", minute: "2-digit" });
  return parts.join(" · ");
}
