/** What was asked and answered, as the page remembers it. */

import type { Answer, Message } from "../server";

/** Which articles a question is asked of, as the person has chosen; days are written 2024-08-13. */
export interface Chosen {
  since?: string;
  until?: string;
  source?: string;
  author?: string;
  /** The id of the one article that is asked about, and its headline. */
  article?: string;
  headline?: string;
  /** false: days, authors and sources that the question itself names do not count. */
  named_time?: boolean;
  /** A timeline of what was spoken of is wanted, whatever the question says. */
  wants?: "timeline";
}

/** Why there is no answer: `code` is the server's, or "offline"; `retryAfter` counts seconds. */
export interface Trouble {
  code: string;
  message: string;
  retryAfter: number | null;
}

/** A question and what became of it. One that is still "asking" after a reload was cut off. */
export interface Exchange {
  id: string;
  question: string;
  /** When it was asked, in ISO 8601. */
  asked: string;
  chosen: Chosen;
  state: "asking" | "answered" | "stopped" | "failed";
  answer?: Answer;
  /** By which the answer can be judged and kept. */
  answerId?: string;
  /** Where the server shows the answer to everybody, if somebody wanted a link. */
  link?: string;
  trouble?: Trouble;
}

export interface Conversation {
  id: string;
  /** What the person calls it, or its first question. */
  title: string;
  /** In ISO 8601. */
  begun: string;
  changed: string;
  exchanges: Exchange[];
}

/** Where conversations are kept. Each call leaves the other conversations as they are. */
export interface Store {
  /** All of them, the one changed last first. */
  list(): Conversation[];
  load(id: string): Conversation | null;
  /** Keep it as it is now; a question is kept before it is sent. */
  save(conversation: Conversation): void;
  remove(id: string): void;
  /** `changed` hears when another tab has changed something. */
  onChange(changed: () => void): void;
}

export function newConversation(): Conversation {
  const now = new Date().toISOString();
  return { id: newId(), title: "", begun: now, changed: now, exchanges: [] };
}

export function newExchange(question: string, chosen: Chosen): Exchange {
  return { id: newId(), question, asked: new Date().toISOString(), chosen, state: "asking" };
}

/** A name that no other thing has. Pages without TLS have no `crypto.randomUUID`. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

/** Turns that the server is told, of what was answered before `exchange`, and signs in each. */
const REMEMBERED = 10;
const LONGEST = 20_000;

export function history({ exchanges }: Conversation, exchange: Exchange): Message[] {
  const before = exchanges.slice(0, exchanges.indexOf(exchange));
  return before
    .filter((one) => one.answer)
    .slice(-REMEMBERED)
    .flatMap(({ question, answer }) => [
      { role: "user", content: question },
      { role: "assistant", content: [...answer!.answer].slice(0, LONGEST).join("") },
    ]);
}
