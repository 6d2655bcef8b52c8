/** The conversation as far as the page may keep it: not at all, for this tab, or for this browser. */

import type { Answered } from "./server";

/** `label` is what the visitor saw of the question: other words, where a button asked it. */
export interface Exchange extends Answered {
  question: string;
  label: string;
}

const MOST = 30;

export class Memory {
  readonly #key: string;
  readonly #store: Storage | null;
  #exchanges: Exchange[] = [];

  /** `persist` is none, session or local. */
  constructor(server: string, persist: string) {
    this.#key = `broadsheet ${server}`;
    this.#store = storage(persist);
    try {
      this.#exchanges = JSON.parse(this.#store?.getItem(this.#key) ?? "[]");
    } catch {
      this.forget(); // What is there is not ours.
    }
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  keep(exchange: Exchange): void {
    this.#exchanges = [...this.#exchanges, exchange].slice(-MOST);
    this.#write((store) => store.setItem(this.#key, JSON.stringify(this.#exchanges)));
  }

  forget(): void {
    this.#exchanges = [];
    this.#write((store) => store.removeItem(this.#key));
  }

  #write(change: (store: Storage) => void): void {
    try {
      if (this.#store) change(this.#store);
    } catch {
      // Full or broken; the conversation then lasts as long as the page.
    }
  }
}

/** Null where none is wanted, and where the browser forbids it, as it may in a frame. */
function storage(persist: string): Storage | null {
  try {
    if (persist === "local") return localStorage;
    if (persist === "session") return sessionStorage;
  } catch {
    // Forbidden.
  }
  return null;
}
