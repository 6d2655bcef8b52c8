/** The conversation as far as the page may keep it: not at all, for this tab, or for this browser. */

import type { Answered } from "./server";

/** `label` is what the visitor saw of the question: other words, where a button asked it. */
export interface Exchange extends Answered {
  question: string;
  label: string;
}

const MOST = 30;

/** The chat was closed, or is open; the visitor knows that a program answers. */
export type State = "closed" | "open" | "understood";

export class Memory {
  readonly #key: string;
  readonly #store: Storage | null;
  /** What the store had when it was last looked at. */
  #stored: string | null | undefined;
  #exchanges: Exchange[] = [];

  /**
   * `persist` is none, session or local. `changed` hears when another tab has added to the
   * conversation, or forgotten it.
   */
  constructor(server: string, persist: string, changed: () => void) {
    this.#key = `broadsheet ${server}`;
    this.#store = storage(persist);
    this.#read();
    addEventListener("storage", (event) => {
      if (event.storageArea === this.#store && this.#read()) changed();
    });
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  keep(exchange: Exchange): void {
    this.#read();
    this.#exchanges = [...this.#exchanges, exchange].slice(-MOST);
    const json = JSON.stringify(this.#exchanges);
    this.#use((store) => {
      store.setItem(this.#key, json);
      this.#stored = json;
    });
  }

  forget(): void {
    this.#exchanges = [];
    this.#use((store) => {
      store.removeItem(this.#key);
      this.#stored = null;
    });
  }

  /** Whether something is remembered of this visitor, such as that the chat was closed. */
  is(state: State): boolean {
    return this.#use((store) => store.getItem(`${this.#key} ${state}`)) !== null;
  }

  set(state: State, on: boolean): void {
    const key = `${this.#key} ${state}`;
    this.#use((store) => (on ? store.setItem(key, "") : store.removeItem(key)));
  }

  /** Take over what another tab has made of the conversation. Returns whether it has. */
  #read(): boolean {
    return this.#use((store) => {
      const there = store.getItem(this.#key);
      if (there === this.#stored) return false;
      this.#stored = there;
      try {
        const kept: unknown = JSON.parse(there ?? "[]");
        if (!Array.isArray(kept)) throw new TypeError("no list");
        this.#exchanges = kept;
      } catch {
        this.forget(); // What is there is not ours.
      }
      return true;
    }) ?? false;
  }

  /** Null where there is no store, or one that is full or broken: then this page remembers. */
  #use<T>(use: (store: Storage) => T): T | null {
    try {
      return this.#store && use(this.#store);
    } catch {
      return null;
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
