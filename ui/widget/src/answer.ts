/** An answer as nodes. Nothing in it is ever read as HTML. */

import { h } from "./dom";
import type { Options } from "./options";
import type { Answer, Citation, Copy, Server } from "./server";
import type { Words } from "./words";

const MARK = /\[(?<number>\d+)\]/g;
const INLINE =
  /\*\*(?<bold>.+?)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<address>https?:\/\/[^\s)]+)\)|\[(?<number>\d+)\]/g;
const ITEM = /^\s*(?:[-*]|\d+[.)])\s+/;

/**
 * The whole answer to `question`: its text, its quotes, or what came nearest. `opened` hears of a
 * quote.
 */
export function whole(
  question: string,
  answer: Answer,
  server: Server,
  { words, language }: Options,
  opened: (citation: Citation) => void,
): Node[] {
  const quotes = answer.answered ? answer.citations : answer.nearest;
  const cards = new Map(
    quotes.map((citation) => [
      String(citation.number),
      card(citation, server.where(citation), words, language, opened),
    ]),
  );
  const mark = (number: string): Node | null => {
    const target = answer.answered && cards.get(number);
    if (!target) return null;
    const open = (): void => {
      target.open = true;
      target.querySelector("summary")!.focus();
    };
    const label = words.citation.replace("{n}", number);
    return h("button", { type: "button", class: "mark", "aria-label": label, onclick: open }, number);
  };
  const searched = answer.standalone_question;
  const aside = (said: string): Node => h("p", { class: "aside", dir: "auto" }, said);
  return [
    searched !== question && aside(words.searched.replace("{q}", () => searched)),
    ...text(answer.answer, answer.answerer, mark),
    answer.notice && aside(answer.notice),
    !answer.answered && quotes.length > 0 && aside(words.nearest),
    quotes.length > 0 &&
      h("ol", { class: "cards" }, ...[...cards.values()].map((one) => h("li", {}, one))),
  ].filter((node) => node instanceof Node);
}

/**
 * Paragraphs and lists. What the reader says is an article's own words and taken as it stands; a
 * language model, named provider:model, writes Markdown, of which bold, code, links and lists are
 * known.
 */
export function text(
  said: string,
  answerer: string,
  mark: (number: string) => Node | null = () => null,
): Node[] {
  const pattern = answerer.includes(":") ? INLINE : MARK;
  const paragraph = (block: string): Node =>
    h("p", { dir: "auto" }, ...inline(block, pattern, mark));
  if (pattern === MARK) return [paragraph(said)];
  return said
    .split(/\n{2,}/)
    .filter((block) => block.trim())
    .map((block) => {
      const lines = block.split("\n");
      if (!lines.every((line) => ITEM.test(line))) return paragraph(block);
      const items = lines.map((line) => inline(line.replace(ITEM, ""), pattern, mark));
      const tag = /^\s*\d/.test(block) ? "ol" : "ul";
      return h(tag, { dir: "auto" }, ...items.map((item) => h("li", {}, ...item)));
    });
}

function inline(
  said: string,
  pattern: RegExp,
  mark: (number: string) => Node | null,
): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let from = 0;
  for (const found of said.matchAll(pattern)) {
    nodes.push(said.slice(from, found.index), element(found.groups!, mark) ?? found[0]);
    from = found.index + found[0].length;
  }
  return [...nodes, said.slice(from)];
}

/** What stands for a match of INLINE or MARK; null leaves it as it is written. */
function element(
  { bold, code, label, address, number }: Record<string, string | undefined>,
  mark: (number: string) => Node | null,
): Node | null {
  if (number) return mark(number);
  if (bold) return h("strong", {}, bold);
  if (code) return h("code", {}, code);
  return address ? link(address, label ?? address) : null;
}

/** Copies of an article that are named. */
const NAMED = 5;

/** A quote that opens: headline and date, and inside the sentence and where to read it. */
function card(
  citation: Citation,
  address: string,
  words: Words,
  language: string,
  opened: (citation: Citation) => void,
): HTMLDetailsElement {
  const details = h(
    "details",
    { part: "citation", dir: "auto", ontoggle: () => details.open && opened(citation) },
    h(
      "summary",
      {},
      h("span", { class: "number" }, String(citation.number)),
      h("span", { class: "title" }, citation.title),
      citation.published ? h("time", { dir: "auto" }, day(citation.published, language)) : null,
    ),
    h("blockquote", {}, `“${citation.quote}”`),
    citation.correction && h("p", {}, h("strong", {}, citation.correction)),
    citation.url && h("p", { class: "site" }, host(citation.url)),
    also(citation.also_in ?? [], words.also),
    link(address, words.read),
  );
  return details;
}

/** Where the same words stand too. */
function also(copies: Copy[], label: string): Node | null {
  if (!copies.length) return null;
  const named = copies.slice(0, NAMED).map(({ title, url }) => (url ? `${title} (${host(url)})` : title));
  const more = copies.length > NAMED ? ` + ${copies.length - NAMED}` : "";
  return h("p", { class: "site" }, `${label} ${named.join("; ")}${more}`);
}

function host(address: string): string | undefined {
  return /^https?:\/\/([^/?#]+)/.exec(address)?.[1];
}

/** A link that opens beside the page; text where the address is none of the web. */
export function link(address: string, label: string): Node {
  if (!/^https?:\/\//.test(address)) return document.createTextNode(label);
  return h("a", { href: address, target: "_blank", rel: "noopener nofollow" }, label);
}

function day(published: string, language: string): string {
  const format = { dateStyle: "long", timeZone: "UTC" } as const;
  try {
    return new Intl.DateTimeFormat(language, format).format(new Date(published));
  } catch {
    return published; // The page's language is none.
  }
}
