/** The chat: a conversation on a page, and what is being asked. */

import { h } from "../dom";
import type { Telling } from "../answer";
import { type Citation, Failure, Server } from "../server";
import { ask } from "./call";
import { Composer, begins } from "./composer";
import {
  type Chosen,
  type Conversation,
  type Exchange,
  type Store,
  history,
  newConversation,
  newExchange,
} from "./conversation";
import type { Extension } from "./extension";
import { Frame } from "./frame";
import { notice } from "./notice";
import { timeline } from "./timeline";
import { back, isGone } from "./trouble";
import { Turn } from "./turn";
import { type Told, welcome } from "./welcome";
import type { ChatWords } from "./words";

/** What became of a question whose page was left before the answer came. */
const CUT = { code: "cut", message: "", retryAfter: null };

export class Chat {
  readonly server: Server;
  readonly frame: Frame;
  readonly composer: Composer;
  /** Of the browser's languages that of `words`, which says how days and numbers are written. */
  readonly language: string;
  /** What the answers' part wants to know. */
  readonly options: Telling;
  conversation: Conversation = newConversation();
  /** What the next question is asked of. */
  chosen: Chosen = {};
  readonly #log = h("div", { class: "log", role: "log" });
  readonly #status = h("p", { class: "unseen", role: "status" });
  readonly #turns = new Map<string, Turn>();
  #asking: { exchange: Exchange; ended: AbortController } | null = null;
  #waiting: AbortController | null = null;
  /** How often the questions that were not answered were asked again by themselves. */
  readonly #tries = new WeakMap<Exchange, number>();
  /** Conversations that were forgotten while something was asked in them. */
  readonly #forgotten = new Set<string>();

  constructor(
    readonly base: string,
    readonly told: Told,
    readonly owner: boolean,
    readonly words: ChatWords,
    readonly store: Store,
    readonly extensions: readonly Extension[],
  ) {
    this.server = new Server(base);
    this.language = navigator.languages.find((one) => one.startsWith(words.code)) ?? words.code;
    this.options = {
      words,
      language: this.language,
      events: (answer, chip) => timeline(answer, chip, words.undated, this.language),
    };
    this.frame = new Frame(words, told.title, owner, () => this.begin());
    this.composer = new Composer(
      words,
      (question) => void this.ask(question),
      () => this.stop(),
    );
    this.#log.setAttribute("aria-label", words.conversation);
    this.frame.dock.append(
      ...extensions.flatMap((one) => one.composer?.(this) ?? []),
      this.composer.element,
      ...(told.notice ? [notice(words)] : []),
    );
    this.frame.side.append(...extensions.flatMap((one) => one.side?.(this) ?? []));
    this.frame.element.append(this.#status);
    // Also where nothing has the focus, as after a click beside everything.
    document.addEventListener("keydown", (event) => {
      if (begins(event)) this.composer.box.focus();
    });
    this.composer.box.addEventListener("keydown", (event) => this.frame.turnPage(event));
    store.onChange(() => this.#elsewhere());
    this.show(this.conversation);
  }

  /** Show another conversation. What is being asked in this one is stopped, and stays in it. */
  show(conversation: Conversation): void {
    this.#asking?.ended.abort();
    this.#waiting?.abort();
    this.conversation = conversation;
    this.#turns.clear();
    this.#log.replaceChildren();
    for (const exchange of conversation.exchanges) {
      // Nobody waits any more for what was asked before a reload.
      if (exchange.state === "asking") Object.assign(exchange, { state: "failed", trouble: CUT });
      this.#append(exchange);
    }
    this.#place();
    this.frame.scroll.scrollTop = this.frame.scroll.scrollHeight;
    this.#changed();
  }

  /** A new conversation. */
  begin(): void {
    this.show(newConversation());
    this.frame.leaveSide();
    this.composer.focus();
  }

  /** Have the next questions asked of these articles. */
  choose(chosen: Chosen): void {
    this.chosen = chosen;
    this.#changed();
    this.composer.focus();
  }

  /** Ask in this conversation; the question is kept before it is sent. */
  async ask(question: string, chosen: Chosen = this.chosen): Promise<void> {
    this.stop();
    const exchange = newExchange(question, { ...chosen });
    this.conversation.exchanges.push(exchange);
    this.conversation.title ||= question;
    this.#append(exchange);
    this.#place();
    await this.#run(exchange);
  }

  /** Ask a question of this conversation once more, as it was asked or of what is `chosen` now. */
  retry(exchange: Exchange, chosen: Chosen = exchange.chosen): void {
    this.stop();
    Object.assign(exchange, { chosen, state: "asking", answer: undefined, answerId: undefined, trouble: undefined });
    this.#turns.get(exchange.id)?.show();
    this.composer.focus();
    void this.#run(exchange);
  }

  /** Ask something else in the place of a question; those after it go. */
  edit(exchange: Exchange, question: string): void {
    this.stop();
    const { conversation } = this;
    const place = conversation.exchanges.indexOf(exchange);
    for (const gone of conversation.exchanges.splice(place)) {
      this.#turns.get(gone.id)?.element.remove();
      this.#turns.delete(gone.id);
    }
    if (!place && conversation.title === exchange.question) conversation.title = question;
    const { wants: _, ...chosen } = exchange.chosen;
    void this.ask(question, chosen);
  }

  /** Have a conversation called otherwise. */
  rename(id: string, title: string): void {
    const talk = id === this.conversation.id ? this.conversation : this.store.load(id);
    if (!talk) return;
    talk.title = title;
    this.store.save(talk);
    this.#changed();
  }

  /** Forget a conversation. */
  remove(id: string): void {
    this.#forgotten.add(id);
    this.store.remove(id);
    if (id === this.conversation.id) this.show(newConversation());
    else this.#changed();
  }

  /** Give up the answer that is on its way. */
  stop(): void {
    this.#asking?.ended.abort();
  }

  /** Say something to those who hear the page. */
  tell(said: string): void {
    this.#status.textContent = said;
  }

  /** Whether an extension shows the source of a citation. */
  opened(citation: Citation, exchange: Exchange): boolean {
    const showing = this.extensions.filter((one) => one.opened);
    for (const one of showing) one.opened!(citation, exchange, this);
    return showing.length > 0;
  }

  async #run(exchange: Exchange): Promise<void> {
    const { conversation } = this;
    this.#waiting?.abort();
    const ended = new AbortController();
    const asking = { exchange, ended };
    this.#asking = asking;
    this.#keep(conversation);
    this.composer.show(true, true);
    this.#turns.get(exchange.id)?.element.scrollIntoView({ block: "start" });
    const turn = (): Turn | undefined => this.#turns.get(exchange.id);
    try {
      exchange.answer = await ask(
        this.base,
        { question: exchange.question, history: history(conversation, exchange), chosen: exchange.chosen },
        {
          named: (id) => (exchange.answerId = id),
          stage: (stage) => turn()?.stage(stage),
          said: (said, answerer) => turn()?.said(said, answerer),
        },
        ended.signal,
      );
      exchange.state = "answered";
    } catch (error) {
      exchange.state = ended.signal.aborted ? "stopped" : "failed";
      if (exchange.state === "failed") {
        if (!(error instanceof Failure)) throw error;
        const { code, message, retryAfter } = error;
        console.error(`Broadsheet: ${message}`);
        exchange.trouble = { code, message, retryAfter };
      }
    } finally {
      if (this.#asking === asking) {
        this.#asking = null;
        this.composer.show(false, true);
      }
      this.#keep(conversation);
      this.tell("");
      turn()?.show();
    }
    if (exchange.trouble && isGone(exchange.trouble)) void this.#askWhenBack(exchange);
  }

  /** Ask again once the server is back, unless the person does something else. */
  async #askWhenBack(exchange: Exchange): Promise<void> {
    const waiting = new AbortController();
    this.#waiting = waiting;
    const tries = this.#tries.get(exchange) ?? 0;
    this.#tries.set(exchange, tries + 1);
    if (!(await back(`${this.base}chat/welcome`, tries, waiting.signal))) return;
    if (this.#asking || exchange.state !== "failed" || !this.#turns.has(exchange.id)) return;
    this.retry(exchange);
  }

  #append(exchange: Exchange): void {
    const turn = new Turn(exchange, this);
    this.#turns.set(exchange.id, turn);
    this.#log.append(turn.element);
  }

  /** The conversation, or what is there before one. */
  #place(): void {
    const begun = this.conversation.exchanges.length > 0;
    const shown = begun
      ? this.#log
      : welcome(this.told, this.words, this.language, this.owner, (question) => {
          this.composer.focus();
          void this.ask(question);
        });
    if (this.frame.column.firstChild !== shown) this.frame.column.replaceChildren(shown);
    this.composer.show(this.#asking !== null, begun);
  }

  #keep(conversation: Conversation): void {
    conversation.changed = new Date().toISOString();
    if (!this.#forgotten.has(conversation.id)) this.store.save(conversation);
    if (conversation === this.conversation) {
      // Another tab may have asked in the same conversation.
      for (const one of conversation.exchanges) if (!this.#turns.has(one.id)) this.#append(one);
    }
    this.#changed();
  }

  #changed(): void {
    document.title = this.conversation.title
      ? `${this.conversation.title} – ${this.told.title}`
      : this.told.title;
    for (const one of this.extensions) one.changed?.(this);
  }

  /** Another tab has changed something that is kept. */
  #elsewhere(): void {
    const kept = this.#asking ? null : this.store.load(this.conversation.id);
    if (kept && kept.changed !== this.conversation.changed) this.show(kept);
    else this.#changed();
  }
}
