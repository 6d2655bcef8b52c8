/** The panel beside the chat: the kept article, with the quote marked in it. */

import { labels, link } from "./answer";
import { h, icon, sheet } from "./dom";
import type { Citation } from "./server";
import css from "./source.css";
import { type SourceWords, sourceWords } from "./source.words";

const BACK = "M15 5l-7 7 7 7";
const ON = "M9 5l7 7-7 7";

/** The article as the server keeps it. */
interface Article {
  id: string;
  title: string;
  text: string;
  source: string;
  published: string | null;
  author: string | null;
  url: string | null;
  language: string | null;
  correction: string | null;
  version: string;
  kind?: string | null;
  access?: Citation["access"];
}

export interface SourceOptions {
  /** The server's address, with a slash at the end. */
  base: string;
  /** As in "de" or "pt-BR". */
  language: string;
  /** Hears that the next question is to be asked of this article alone. */
  ask?: (article: { id: string; title: string }) => void;
}

/** A node that shows the article of `citation`, and goes on to `all` quotes of the answer. */
export function openSource(
  citation: Citation,
  all: readonly Citation[],
  options: SourceOptions,
): HTMLElement {
  return new Source(citation, all, options).element;
}

class Source {
  readonly element = h("div", { class: "source" });
  readonly #words: SourceWords;
  readonly #all: readonly Citation[];
  readonly #articles = new Map<string, Promise<Article | null>>();
  readonly #place = h("p", { class: "place", role: "status" });
  readonly #head = h("div", { class: "head" });
  /** What scrolls. */
  readonly #body = h("div", { class: "body", tabindex: 0, role: "group" });
  readonly #acts = h("div", { class: "acts" });
  readonly #back: HTMLButtonElement;
  readonly #on: HTMLButtonElement;
  #at: number;

  constructor(
    citation: Citation,
    all: readonly Citation[],
    readonly options: SourceOptions,
  ) {
    const words = (this.#words = sourceWords(options.language));
    this.#all = all.length ? all : [citation];
    this.#at = Math.max(0, this.#all.indexOf(citation));
    this.#back = turn(words.previous, BACK, () => this.#move(-1));
    this.#on = turn(words.next, ON, () => this.#move(1));
    const turning = this.#all.length > 1;
    const root = this.element.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(css)];
    root.append(
      h("div", { class: "turning", hidden: !turning }, this.#place, this.#back, this.#on),
      this.#head,
      this.#body,
      this.#acts,
    );
    void this.#show();
  }

  #move(by: number): void {
    this.#at = Math.min(Math.max(this.#at + by, 0), this.#all.length - 1);
    void this.#show();
  }

  async #show(): Promise<void> {
    const citation = this.#all[this.#at]!;
    const words = this.#words;
    this.#place.textContent = words.quote
      .replace("{n}", String(this.#at + 1))
      .replace("{of}", String(this.#all.length));
    // Not `disabled`, which would take the focus away.
    this.#back.setAttribute("aria-disabled", String(this.#at === 0));
    this.#on.setAttribute("aria-disabled", String(this.#at === this.#all.length - 1));
    if (!this.#articles.has(citation.article_id)) {
      this.#head.replaceChildren(h("h3", { dir: "auto" }, citation.title));
      this.#acts.replaceChildren();
      this.#body.replaceChildren(h("p", { class: "told", role: "status" }, words.loading));
    }
    let article: Article | null;
    try {
      article = await this.#article(citation.article_id);
    } catch {
      this.#articles.delete(citation.article_id);
      if (citation === this.#all[this.#at]) this.#failed();
      return;
    }
    if (citation !== this.#all[this.#at]) return; // another one was asked for meanwhile
    if (article) this.#showArticle(citation, article);
    else this.#gone(citation);
  }

  #article(id: string): Promise<Article | null> {
    const kept = this.#articles.get(id) ?? fetched(`${this.options.base}api/articles/${id}`);
    this.#articles.set(id, kept);
    return kept;
  }

  #failed(): void {
    const words = this.#words;
    const retry = h("button", { type: "button", class: "act" }, words.retry);
    retry.addEventListener("click", () => void this.#show());
    this.#body.replaceChildren(h("p", { class: "told", role: "alert" }, words.failed), retry);
  }

  #gone(citation: Citation): void {
    this.#head.replaceChildren(h("h3", { dir: "auto" }, citation.title));
    this.#acts.replaceChildren();
    this.#body.replaceChildren(h("p", { class: "told", role: "alert" }, this.#words.withdrawn));
  }

  #showArticle(citation: Citation, article: Article): void {
    const words = this.#words;
    const [place, told] = this.#found(citation, article);
    const others = this.#all
      .filter((one) => one !== citation && one.article_id === article.id)
      .map((one) => where(article.text, one));
    const { nodes, mark } = text(article, place, others);
    const lang = article.language ?? "";
    const correction = article.correction ?? citation.correction;
    this.#head.replaceChildren(
      h("h3", { dir: "auto", lang }, article.title),
      h("p", { class: "about" }, ...this.#about(article)),
    );
    this.#body.setAttribute("aria-label", article.title);
    this.#acts.replaceChildren(...this.#actsFor(citation, article));
    const notices = [
      correction && h("p", { class: "notice", dir: "auto" }, h("strong", {}, `${words.correction}: `), correction),
      told && h("p", { class: "notice", role: "status" }, told),
      !place && h("blockquote", { dir: "auto", lang }, citation.quote),
    ].filter((one) => one instanceof Node);
    const also = this.#also(citation);
    this.#body.replaceChildren(
      ...notices,
      h("article", { class: "text", dir: "auto", lang }, ...nodes),
      ...(also ? [also] : []),
    );
    this.#body.scrollTop = mark ? middle(mark, this.#body) : 0;
  }

  /** Where the quote stands now, and what is to be said of it. */
  #found(citation: Citation, article: Article): [Place | null, string] {
    const place = where(article.text, citation);
    if (!place) return [null, this.#words.lost];
    const changed = place.moved || (citation.version ?? article.version) !== article.version;
    return [place, changed ? this.#words.moved : ""];
  }

  /** Kind, whom it is for, author, day and site, each as it is written. */
  #about(article: Article): (Node | string)[] {
    const { author, published, url, source } = article;
    const parts = [
      ...labels(article, this.#words).map((label) => h("span", { class: "kind" }, label)),
      author && h("bdi", {}, author),
      published && h("time", { datetime: published }, day(published, this.options.language)),
      h("bdi", {}, site(url) ?? source),
    ].filter((part): part is HTMLElement => part instanceof Node);
    return parts.flatMap((part, place) => (place ? [" · ", part] : [part]));
  }

  #actsFor(citation: Citation, article: Article): Node[] {
    const { base, ask } = this.options;
    const words = this.#words;
    const original = citation.deep_link ?? article.url;
    const { article_id, start, end } = citation;
    const own = `${base}article/${article_id}?start=${start}&end=${end}#quote`;
    const copy: HTMLButtonElement = h(
      "button",
      {
        type: "button",
        class: "act",
        onclick: () => void navigator.clipboard.writeText(citation.quote).then(() => {
          copy.textContent = words.copied;
          setTimeout(() => (copy.textContent = words.copy), 2000);
        }),
      },
      words.copy,
    );
    const { id, title } = article;
    return [
      ask && h("button", { type: "button", class: "act main", onclick: () => ask({ id, title }) }, words.ask),
      original && link(original, words.original),
      navigator.clipboard && copy,
      h("a", { href: own, target: "_blank", rel: "noopener" }, words.page),
    ].filter((one): one is HTMLElement => one instanceof Node);
  }

  #also({ also_in }: Citation): Node | null {
    if (!also_in?.length) return null;
    const items = also_in.map(({ title, url }) =>
      h("li", { dir: "auto" }, url ? link(url, title) : title, url ? ` · ${site(url)}` : ""),
    );
    return h("section", { class: "also" }, h("h4", {}, this.#words.also), h("ul", {}, ...items));
  }
}

/** The article; null where it was taken back. Throws where the server does not say. */
async function fetched(address: string): Promise<Article | null> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (response.status === 404 || response.status === 410) return null;
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as Article;
}

/** Where a quote stands, in UTF-16 units; `moved` if that is elsewhere than the citation says. */
interface Place {
  start: number;
  end: number;
  moved: boolean;
}

function where(text: string, { quote, start }: Citation): Place | null {
  // The server counts code points.
  const expected = units(text, start);
  if (text.startsWith(quote, expected))
    return { start: expected, end: expected + quote.length, moved: false };
  const found = quote ? text.indexOf(quote) : -1;
  return found < 0 ? null : { start: found, end: found + quote.length, moved: true };
}

/** How many UTF-16 units the first `points` code points of a text take. */
function units(text: string, points: number): number {
  let at = 0;
  for (let count = 0; count < points && at < text.length; count += 1)
    at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return at;
}

/** How far `around` is scrolled when `mark` is in its middle; the beginning of a long one is seen. */
function middle(mark: HTMLElement, around: HTMLElement): number {
  const top = mark.getBoundingClientRect().top - around.getBoundingClientRect().top;
  const room = around.clientHeight - mark.getBoundingClientRect().height;
  return around.scrollTop + top - Math.max(24, room / 2);
}

/** The text with one place marked, and others more quietly; without the headline, if it begins so. */
function text(
  { text: whole, title }: Article,
  place: Place | null,
  others: (Place | null)[],
): { nodes: (Node | string)[]; mark: HTMLElement | null } {
  const mark = place && h("mark", { id: "quote" });
  const places = [
    ...(place ? [{ ...place, node: mark! }] : []),
    ...others
      .filter((one): one is Place => one !== null)
      .map((one) => ({ ...one, node: h("mark", { class: "other" }) })),
  ].sort((one, other) => one.start - other.start);
  const nodes: (Node | string)[] = [];
  let at = whole.startsWith(title) ? title.length + blanks(whole, title.length) : 0;
  if (places.some(({ start }) => start < at)) at = 0;
  for (const { start, end, node } of places) {
    // Of two that overlap the one that is looked at is marked whole.
    if (place && node !== mark && start < place.end && end > place.start) continue;
    if (start < at) continue;
    node.textContent = whole.slice(start, end);
    nodes.push(whole.slice(at, start), node);
    at = end;
  }
  return { nodes: [...nodes, whole.slice(at)], mark };
}

/** How many blanks a text has from a place on. */
function blanks(whole: string, from: number): number {
  return whole.length - from - whole.slice(from).trimStart().length;
}

function turn(label: string, path: string, press: () => void): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: "turn", "aria-label": label, title: label, onclick: press },
    icon(path),
  );
}

function site(address: string | null): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/.exec(address ?? "")?.[1];
}

function day(published: string, language: string): string {
  const locale = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(published),
  );
}
