/** An answer as text that can be pasted anywhere. */

import type { Answer, Server } from "../server";

/** The answer, and below it each quote with its article and where to read it. */
export function cleanText({ answer, answered, citations, nearest }: Answer, server: Server): string {
  const quotes = (answered ? citations : nearest).map((citation) => {
    const { number, title, published, quote } = citation;
    const about = [title, published].filter(Boolean).join(", ");
    return `[${number}] ${about}: “${quote}” ${server.where(citation)}`;
  });
  return [answer, ...quotes].join("\n\n");
}
