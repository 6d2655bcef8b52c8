/** A question on the page, and below it what became of it. */

import { text, whole } from "../answer";
import { h, icon } from "../dom";
import type { Citation, Stage } from "../server";
import type { Chat } from "./chat";
import type { Exchange } from "./conversation";
import { judging } from "./judging";
import { cleanText } from "./copy";
import { troubleNote } from "./trouble";
import type { ChatWords } from "./words";

const STOPPED = "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z M9.5 9.5h5v5h-5z";
const COPY = "M9 9h11v11H9z M5 15H4V4h11v1";

export class Turn {
  readonly element: HTMLElement;
  readonly #above = h("div", { class: "above" });
  readonly #body = h("div", { class: "answer" });
  readonly #below = h("div", { class: "below" });
  readonly #draft = h("div", { class: "draft", "aria-hidden": "true" });
  readonly #stage = h("div", { class: "stage" });
  #told = "";

  constructor(
    readonly exchange: Exchange,
    readonly chat: Chat,
  ) {
    const id = `question-${exchange.id}`;
    const question = h("h2", { class: "question", id, dir: "auto", tabindex: -1 }, exchange.question);
    // A pasted paragraph is no headline.
    if (exchange.question.length > 120) question.classList.add("long");
    this.element = h(
      "article",
      { class: "turn", "aria-labelledby": id },
      h("div", { class: "asked" }, question, ...chat.extensions.flatMap((one) => one.beside?.(exchange, chat) ?? [])),
      this.#above,
      this.#body,
      this.#below,
    );
    this.show();
  }

  /** Show the exchange as it is now. */
  show(): void {
    const { exchange, chat } = this;
    const { words } = chat;
    const again = (): void => chat.retry(exchange);
    this.#above.replaceChildren(...chat.extensions.flatMap((one) => one.above?.(exchange, chat) ?? []));
    this.#below.replaceChildren();
    this.element.dataset.state = exchange.state;
    if (exchange.state === "asking") {
      this.#told = "";
      this.stage({ stage: "searching" });
      this.#draft.replaceChildren();
      this.#body.replaceChildren(this.#stage, this.#draft);
    } else if (exchange.answer) {
      this.#body.replaceChildren(...this.#answer());
      this.#below.replaceChildren(...chat.extensions.flatMap((one) => one.below?.(exchange, chat) ?? []));
    } else if (exchange.trouble) {
      this.#body.replaceChildren(troubleNote(exchange.trouble, words, again));
    } else {
      this.#body.replaceChildren(
        h(
          "div",
          { class: "trouble" },
          icon(STOPPED),
          h("p", {}, words.stopped),
          h("button", { type: "button", class: "button", onclick: again }, words.retry),
        ),
      );
    }
  }

  stage(stage: Stage): void {
    const said = stageText(stage, this.chat.words);
    if (this.#stage.textContent === said) return;
    const { done = 0, of } = stage;
    const bar = of && h("progress", { max: of, value: done, "aria-hidden": "true" });
    this.#stage.replaceChildren(h("span", {}, said), ...(bar ? [bar] : []));
    // Those who hear the page need not hear every passage.
    if (stage.stage !== this.#told) this.chat.tell(of ? this.chat.words.readingSome : said);
    this.#told = stage.stage;
  }

  /** The answer as far as it has come. */
  said(said: string, answerer: string): void {
    this.#stage.remove();
    this.#draft.replaceChildren(...text({ answer: said, answerer }));
  }

  #answer(): Node[] {
    const { exchange, chat } = this;
    const answer = exchange.answer!;
    const opened = (citation: Citation): boolean => chat.opened(citation, exchange);
    const nodes = whole(exchange.question, answer, chat.server, chat.options, opened);
    return [...nodes, this.#tools()];
  }

  #tools(): HTMLElement {
    const { exchange, chat } = this;
    const { words } = chat;
    const copied = h("span", { role: "status", class: "told" });
    const copy = h("button", { type: "button", class: "icon", "aria-label": words.copy, title: words.copy });
    copy.append(icon(COPY));
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(cleanText(exchange.answer!, chat.server, words));
      copied.textContent = words.copied;
    });
    return h(
      "div",
      { class: "tools" },
      navigator.clipboard && copy,
      ...(exchange.answerId ? judging(exchange.answerId, chat.server, words) : []),
      ...chat.extensions.flatMap((one) => one.tools?.(exchange, chat) ?? []),
      copied,
    );
  }
}

function stageText({ stage, done, of }: Stage, words: ChatWords): string {
  if (stage === "searching") return words.searching;
  if (stage === "writing") return words.writing;
  if (!of) return words.readingSome;
  return words.reading.replace("{n}", String(done ?? 0)).replace("{of}", String(of));
}
