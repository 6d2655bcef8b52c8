/** Conversations in the visitor's own browser, each under a key of its own. */

import type { Answer, Citation } from "../server";
import type { Chosen, Conversation, Exchange, Store } from "./conversation";

const KEY = "broadsheet conversation ";

/** The format of what is kept. What a newer one has written is left alone. */
const FORMAT = 1;

/** Conversations that are kept; the one that was not changed for the longest goes first. */
const MOST = 100;

const STATES = ["asking", "answered", "stopped", "failed"];

/** Why nothing more can be kept: the browser has no more room for it, or does not allow it. */
export type Refusal = "full" | "forbidden";

/**
 * Tabs do not overwrite each other: a question is kept by the tab that asks it, and what another tab
 * has added meanwhile stays.
 */
export class LocalStore implements Store {
  /** Why the last call could not keep something; null where it could. */
  refusal: Refusal | null = null;
  readonly #store: Storage | null;
  /** What is kept as it was written, and read. */
  readonly #read = new Map<string, { raw: string; conversation: Conversation | null }>();
  /** By conversation what its exchanges were when this tab last saw or kept them. */
  readonly #seen = new Map<string, Map<string, string>>();
  /** What the browser would not keep; it lasts until the page is left. */
  readonly #unkept = new Map<string, Conversation>();

  constructor(store: () => Storage = () => localStorage) {
    let found: Storage | null = null;
    try {
      found = store();
    } catch {
      this.refusal = "forbidden";
    }
    this.#store = found;
  }

  list(): Conversation[] {
    const kept = this.#keys().map((key) => this.#get(key));
    const all = [...kept, ...this.#unkept.values()].filter((one) => one !== null);
    return all.sort((a, b) => (a.changed < b.changed ? 1 : -1));
  }

  load(id: string): Conversation | null {
    const kept = this.#unkept.get(id) ?? this.#get(KEY + id);
    if (!kept) return null;
    this.#see(kept);
    return structuredClone(kept);
  }

  save(conversation: Conversation): void {
    const { id } = conversation;
    const there = this.#get(KEY + id);
    if (there) conversation.exchanges = this.#merged(conversation, there);
    try {
      if (!this.#store) throw new Error("no store");
      this.#makeRoom(id);
      this.#store.setItem(KEY + id, JSON.stringify({ format: FORMAT, ...conversation }));
      this.#unkept.delete(id);
      this.refusal = null;
      this.#see(conversation);
    } catch {
      this.#unkept.set(id, conversation);
      this.refusal = this.#store ? "full" : "forbidden";
    }
  }

  remove(id: string): void {
    this.#unkept.delete(id);
    this.#seen.delete(id);
    this.#store?.removeItem(KEY + id);
    if (this.#store) this.refusal = null;
  }

  onChange(changed: () => void): void {
    addEventListener("storage", ({ key, storageArea }) => {
      // Without a key everything was removed.
      if (storageArea === this.#store && (key === null || key.startsWith(KEY))) changed();
    });
  }

  #keys(): string[] {
    const store = this.#store;
    if (!store) return [];
    return Array.from({ length: store.length }, (_, place) => store.key(place) ?? "").filter((key) =>
      key.startsWith(KEY),
    );
  }

  #get(key: string): Conversation | null {
    const raw = this.#store?.getItem(key) ?? null;
    if (raw === null) {
      this.#read.delete(key);
      return null;
    }
    let known = this.#read.get(key);
    if (known?.raw !== raw) {
      known = { raw, conversation: parsed(raw, key.slice(KEY.length)) };
      this.#read.set(key, known);
    }
    return known.conversation;
  }

  #see({ id, exchanges }: Conversation): void {
    this.#seen.set(id, new Map(exchanges.map((one) => [one.id, JSON.stringify(one)])));
  }

  /** What this tab and another one have made of the same conversation. */
  #merged(ours: Conversation, theirs: Conversation): Exchange[] {
    const seen = this.#seen.get(ours.id) ?? new Map<string, string>();
    const own = new Map(ours.exchanges.map((one) => [one.id, one]));
    const others = new Map(theirs.exchanges.map((one) => [one.id, one]));
    const merged = ours.exchanges.flatMap((one) => {
      const other = others.get(one.id);
      const before = seen.get(one.id);
      // Another tab has dropped what this one has only looked at.
      if (!other) return before === JSON.stringify(one) ? [] : [one];
      const untouched = before === JSON.stringify(one) || (!one.answer && one.state !== "asking");
      return [untouched && JSON.stringify(other) !== before ? Object.assign(one, other) : one];
    });
    const added = theirs.exchanges.filter((one) => !own.has(one.id) && !seen.has(one.id));
    return [...merged, ...added].sort((a, b) => (a.asked < b.asked ? -1 : 1));
  }

  /** Let the oldest go where there are too many besides the one to be kept. */
  #makeRoom(id: string): void {
    const keys = this.#keys();
    if (keys.length < MOST || keys.includes(KEY + id)) return;
    for (const old of this.list().slice(MOST - 1)) this.remove(old.id);
  }
}

/** The conversation, or null where something else is written than this version writes. */
function parsed(raw: string, id: string): Conversation | null {
  try {
    const { format, ...conversation } = JSON.parse(raw) as Conversation & { format: unknown };
    if (format !== FORMAT || conversation.id !== id) return null;
    const texts = [conversation.title, conversation.begun, conversation.changed];
    if (!texts.every(isText) || !conversation.exchanges.every(isExchange)) return null;
    return conversation;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isExchange(one: Exchange): boolean {
  const texts = [one.id, one.question, one.asked];
  return (
    texts.every(isText) &&
    STATES.includes(one.state) &&
    isChosen(one.chosen) &&
    (one.answer === undefined || isAnswer(one.answer)) &&
    (one.state !== "answered" || one.answer !== undefined)
  );
}

function isChosen({ named_time, ...rest }: Chosen): boolean {
  return Object.values(rest).every(isText) && ["undefined", "boolean"].includes(typeof named_time);
}

function isAnswer(answer: Answer): boolean {
  const texts = [answer.answer, answer.answerer, answer.standalone_question];
  return texts.every(isText) && [...answer.citations, ...answer.nearest].every(isCitation);
}

function isCitation({ article_id, title, quote, start, end }: Citation): boolean {
  return [article_id, title, quote].every(isText) && Number.isInteger(start) && Number.isInteger(end);
}
