/** A conversation as Markdown, with the sources of its answers. */

import { labels } from "../answer";
import { type Answer, type Citation, type Copy, EDITORS, type Server } from "../server";
import type { Chat } from "./chat";
import type { Conversation, Exchange } from "./conversation";
import { locale } from "./dates";
import { type TalkWords, filled, talkWords } from "./talks.words";
import type { ChatWords } from "./words";

export function markdown(
  { title, begun, exchanges }: Conversation,
  { server, words: { code, labels } }: Pick<Chat, "server" | "words">,
): string {
  const words = { ...talkWords(code), labels };
  const day = new Intl.DateTimeFormat(locale(code), { dateStyle: "long" }).format(new Date(begun));
  const parts = exchanges.flatMap((one) => exchangeParts(one, server, words));
  return [`# ${plain(title)}`, `*${filled(words.asked, { day })}*`, ...parts].join("\n\n") + "\n";
}

type Words = TalkWords & Pick<ChatWords, "labels">;

/** Have the browser keep a text as a file. */
export function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A file's name made of a title, without what some systems do not take in one. */
export function fileName(title: string): string {
  const letters = title.replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 60).trim();
  return `${letters.replaceAll(" ", "-") || "conversation"}.md`;
}

function exchangeParts({ question, answer }: Exchange, server: Server, words: Words): string[] {
  const heading = `## ${plain(question)}`;
  if (!answer) return [heading, `*${words.unanswered}*`];
  const searched = answer.standalone_question;
  return [
    heading,
    ...(searched === question ? [] : [`*${filled(words.searched, { q: plain(searched) })}*`]),
    ...editors(answer),
    said(answer),
    ...(answer.notice ? [`*${plain(answer.notice)}*`] : []),
    ...sources(answer, server, words),
  ];
}

/** What the editors say above an answer, or where they send with their own. */
function editors({ editors: words, answerer }: Answer): string[] {
  if (!words) return [];
  const { text, link, by } = words;
  const own = answerer === EDITORS;
  return [own ? null : text, link, by].filter((part) => typeof part === "string").map(plain);
}

/** A language model writes Markdown; the reader's words are an article's own. */
function said({ answer, answerer }: Answer): string {
  return answerer.includes(":") ? answer : answer.split("\n").map(plain).join("  \n");
}

function sources({ answered, citations, nearest }: Answer, server: Server, words: Words): string[] {
  const quotes = answered ? citations : nearest;
  if (!quotes.length) return [];
  const heading = answered ? words.sources : words.nearest;
  return [`### ${heading}`, ...quotes.map((one) => source(one, server, words))];
}

function source(citation: Citation, server: Server, words: Words): string {
  const { number, title, published, quote, correction, also_in: also = [] } = citation;
  const about = `[${plain(title)}](<${where(server.where(citation))}>)`;
  const quoted = quote.split("\n").map((line) => `> ${plain(line)}`);
  const beside = [
    ...(correction ? ["", `${words.correction}: ${plain(correction)}`] : []),
    ...(also.length ? ["", `${words.alsoIn} ${also.map(copy).join("; ")}`] : []),
  ];
  const parts = [about, ...labels(citation, words.labels).map(plain), published].filter(Boolean);
  return [`**[${number}]** ${parts.join(", ")}`, "", ...quoted, ...beside].join("\n");
}

/** Another article that says the same. */
function copy({ title, url }: Copy): string {
  return url && /^https?:/.test(url) ? `[${plain(title)}](<${where(url)}>)` : plain(title);
}

/** An address within the brackets that Markdown takes for one. */
function where(address: string): string {
  return address.replace(/[<>\s]/g, encodeURIComponent);
}

/** A text in which no sign means anything to Markdown, on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~&!]/g, (sign) => `\\${sign}`);
}
