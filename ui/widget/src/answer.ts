/** An answer as nodes. Nothing in it is ever read as HTML. */

import { h } from "./dom";
import { type Answer, type Citation, type Copy, EDITORS, type Editors, type Server } from "./server";
import type { AnswerWords } from "./words/en";

const MARK = /\[(?<number>\d+)\]/g;
const INLINE =
  /\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g;
const ITEM = /^\s*(?:[-*]|\d+[.)])\s+/;

/** What is said of an answer, and the language that days are written in. */
export interface Telling {
  words: AnswerWords;
  language: string;
  /** Shows the events of a timeline; without it they are lines of text, as in the small widget. */
  events?: (answer: Answer, chip: Chip) => Node[];
}

/** Hears that a source is asked for. Returns true if that is done with; the link is not followed then. */
export type Opened = (citation: Citation) => boolean | void;

/** What stands for the number of a citation; null leaves it as it is written. */
export type Chip = (number: string) => Node | null;

/** The whole answer to `question`: its text and its sources, or what comes near. */
export function whole(
  question: string,
  answer: Answer,
  server: Server,
  telling: Telling,
  opened: Opened,
): Node[] {
  const { words } = telling;
  const above = answer.editors && editors(answer.editors, words);
  if (above && answer.answerer === EDITORS) return [above];
  const searched = answer.standalone_question;
  const quotes = answer.answered ? answer.citations : answer.nearest;
  const [list, links] = sources(answer, quotes, server, telling, opened);
  const chip = chips(answer.citations, links, words, opened);
  const said = answer.answered
    ? (answer.timeline?.length && telling.events ? telling.events : text)(answer, chip)
    : [h("p", { class: "declined", dir: "auto" }, answer.answer)];
  return [
    above,
    searched !== question && aside(words.searched.replace("{q}", () => searched)),
    ...said,
    answer.notice && aside(answer.notice),
    !answer.answered && quotes.length > 0 && aside(words.nearest),
    quotes.length > 0 && list,
    answer.answered && certainty(answer, words),
  ].filter((node) => node instanceof Node);
}

/** What the editors say, word for word, under their name. */
function editors({ text: answer, link: address, by }: Editors, words: AnswerWords): Node {
  return h(
    "blockquote",
    {},
    aside(words.editors),
    ...text({ answer, answerer: EDITORS }),
    ...[address && link(address, host(address)!), by].map((one) => one && aside(one)),
  );
}

function aside(said: string | Node): Node {
  return h("p", { class: "aside", dir: "auto" }, said);
}

/** Buttons for the numbers of `citations`, which lead to the `links` of their articles. */
function chips(
  citations: Citation[],
  links: Map<string, HTMLElement>,
  words: AnswerWords,
  opened: Opened,
): Chip {
  const known = new Map(citations.map((citation) => [String(citation.number), citation]));
  return (number) => {
    const citation = known.get(number);
    if (!citation) return null;
    const press = (): void => {
      if (!opened(citation)) links.get(citation.article_id)!.focus();
    };
    return h(
      "button",
      {
        type: "button",
        class: "chip",
        "aria-label": words.citation.replace("{n}", number),
        title: citation.title,
        onclick: press,
      },
      number,
    );
  };
}

type Said = Pick<Answer, "answer" | "answerer" | "marked_start" | "marked_end">;

/**
 * Paragraphs and lists. What the reader says is an article's own words and taken as it stands, a
 * line each, with the short answer marked; a language model, named provider:model, writes Markdown,
 * of which bold, code, links and lists are known. The editors write paragraphs.
 */
export function text(said: Said, chip: Chip = () => null): Node[] {
  if (said.answerer === EDITORS)
    return said.answer.split(/\n+/).map((one) => h("p", { class: "said", dir: "auto" }, one));
  return said.answerer.includes(":") ? markdown(said.answer, chip) : verbatim(said, chip);
}

function verbatim({ answer, marked_start, marked_end }: Said, chip: Chip): Node[] {
  const points = marked_end ? [...answer] : [];
  const unit = (point: number): number => points.slice(0, point).join("").length;
  const [from, to] = [unit(marked_start ?? 0), unit(marked_end ?? 0)];
  const [first = "", ...rest] = answer.split("\n");
  const part = (start: number, end?: number): (Node | string)[] => inline(first.slice(start, end), MARK, chip);
  const opening = h(
    "p",
    { class: "said", dir: "auto" },
    ...part(0, from),
    to > from && h("strong", { class: "short" }, first.slice(from, to)),
    ...part(to),
  );
  const items = rest.map((one) => h("li", { dir: "auto" }, ...inline(one, MARK, chip)));
  return [opening, ...(items.length > 0 ? [h("ul", {}, ...items)] : [])];
}

function markdown(said: string, chip: Chip): Node[] {
  return said
    .split(/\n{2,}/)
    .filter((block) => block.trim())
    .map((block) => {
      const lines = block.split("\n");
      if (!lines.every((line) => ITEM.test(line)))
        return h("p", { class: "said", dir: "auto" }, ...inline(block, INLINE, chip));
      const items = lines.map((line) => inline(line.replace(ITEM, ""), INLINE, chip));
      const tag = /^\s*\d/.test(block) ? "ol" : "ul";
      return h(tag, { dir: "auto" }, ...items.map((item) => h("li", {}, ...item)));
    });
}

function inline(said: string, pattern: RegExp, chip: Chip): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let from = 0;
  for (const found of said.matchAll(pattern)) {
    nodes.push(said.slice(from, found.index), element(found.groups!, chip) ?? found[0]);
    from = found.index + found[0].length;
  }
  return [...nodes, said.slice(from)];
}

/** What stands for a match of INLINE or MARK; null leaves it as it is written. */
function element(
  { bold, code, label, address, number }: Record<string, string | undefined>,
  chip: Chip,
): Node | null {
  if (number) return chip(number);
  if (bold) return h("strong", {}, bold);
  if (code) return h("code", {}, code);
  return address ? link(address, label ?? address) : null;
}

/**
 * The articles that `quotes` are from, each once, with those quotes that the answer does not show;
 * and their links by the article's id.
 */
function sources(
  answer: Answer,
  quotes: Citation[],
  server: Server,
  telling: Telling,
  opened: Opened,
): [Node, Map<string, HTMLElement>] {
  const shown = line(answer.answer);
  const links = new Map<string, HTMLElement>();
  const items = [...Map.groupBy(quotes, (citation) => citation.article_id).values()].map((own) => {
    const article = own[0]!;
    const follow = (event: Event): void => {
      if (opened(article)) event.preventDefault();
    };
    const title = h("a", { href: server.kept(article), target: "_blank", onclick: follow }, article.title);
    links.set(article.article_id, title);
    const more = own.filter(({ quote }) => !shown.includes(line(quote)));
    return source(title, answer.answered ? own : [], article, more, telling);
  });
  return [h("ol", { class: answer.answered ? "sources" : "sources results" }, ...items), links];
}

/** A quote as the answer has it: on one line, without the article's own numbers in brackets. */
export function line(quote: string): string {
  return quote.replace(/\s*\[\d+\]/g, "").replace(/\s+/g, " ").trim();
}

/** An article under its `title`, which the answer cites as `numbered`, and `quotes` of it. */
function source(
  title: HTMLElement,
  numbered: Citation[],
  article: Citation,
  quotes: Citation[],
  { words, language }: Telling,
): Node {
  const { url, deep_link, published, author, correction } = article;
  const about = [
    ...labels(article, words.labels).map((label) => h("b", {}, label)),
    url && link(deep_link ?? url, host(url) ?? url),
    published && h("time", { datetime: published, dir: "auto" }, day(published, language)),
    author && h("bdi", {}, author),
  ].filter((node) => node instanceof Node);
  const numbers = numbered.map(({ number }) => h("span", { class: "number" }, String(number)));
  return h(
    "li",
    { part: "citation", dir: "auto" },
    h("p", { class: "title" }, ...numbers, title),
    about.length > 0 &&
      h("p", { class: "about" }, ...about.flatMap((node, at) => (at ? [" · ", node] : [node]))),
    ...quotes.map(({ quote }) => h("blockquote", {}, quote)),
    correction && h("p", { class: "correction" }, h("b", {}, `${words.correction}: `), correction),
    also(article.also_in ?? [], words.also),
  );
}

/** What an article is and whom it is for, in the words of the language if they have it; nothing of news for all. */
export function labels({ kind, access }: Labelled, words: Record<string, string>): string[] {
  const own = [kind, access].filter((one) => one && one !== "news" && one !== "public") as string[];
  return own.map((one) => (Object.hasOwn(words, one) ? words[one]! : one));
}

export type Labelled = Pick<Citation, "kind" | "access">;

/** Copies of an article that are named. */
const NAMED = 5;

/** Where the same words stand too. */
function also(copies: Copy[], label: string): Node | null {
  if (!copies.length) return null;
  const named = copies.slice(0, NAMED).map(({ title, url }) => (url ? `${title} (${host(url)})` : title));
  const more = copies.length > NAMED ? ` + ${copies.length - NAMED}` : "";
  return h("p", { class: "about" }, `${label} ${named.join("; ")}${more}`);
}

/** The confidence of what nobody has judged, such as a list of articles. */
const UNMEASURED = 0.5;

/** How sure the answer is, in words; opened, the figure and who has answered. */
function certainty({ confidence, answerer }: Answer, words: AnswerWords): Node | null {
  if (confidence === UNMEASURED) return null;
  const said = confidence >= 0.75 ? words.sure : confidence >= 0.4 ? words.fair : words.unsure;
  const figure = words.ofHundred.replace("{n}", String(Math.round(100 * confidence)));
  return h(
    "details",
    { class: "certainty" },
    h("summary", {}, said),
    h("p", {}, `${figure} ${words.by.replace("{who}", () => answerer)}.`),
  );
}

export function host(address: string): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/.exec(address)?.[1];
}

/** A link that opens beside the page; text where the address is none of the web. */
export function link(address: string, label: string): Node {
  if (!/^https?:\/\//.test(address)) return document.createTextNode(label);
  return h("a", { href: address, target: "_blank", rel: "noopener nofollow" }, label);
}

export function day(published: string, language: string): string {
  const format = { dateStyle: "long", timeZone: "UTC" } as const;
  try {
    return new Intl.DateTimeFormat(language, format).format(new Date(published));
  } catch {
    return published; // The page's language is none.
  }
}
