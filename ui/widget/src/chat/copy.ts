/** An answer as text that can be pasted anywhere. */

import { labels } from "../answer";
import { type Answer, EDITORS, type Server } from "../server";
import type { AnswerWords } from "../words/en";

/** The answer, and below it each quote with its article and where to read it. */
export function cleanText(whole: Answer, server: Server, words: AnswerWords): string {
  const { answered, citations, nearest } = whole;
  const quotes = (answered ? citations : nearest).map((citation) => {
    const { number, title, published, quote } = citation;
    const about = [title, ...labels(citation, words.labels), published].filter(Boolean).join(", ");
    return `[${number}] ${about}: “${quote}” ${server.where(citation)}`;
  });
  return [...withEditors(whole), ...quotes].join("\n\n");
}

/** The answer, and what the editors say where they say something, with their link. */
export function withEditors({ answer, answerer, editors }: Answer): string[] {
  if (!editors) return [answer];
  const { text, link, by } = editors;
  const own = answerer === EDITORS;
  return [own ? answer : text, link, by, own ? null : answer].filter((part) => typeof part === "string");
}
