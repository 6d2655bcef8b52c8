/** The chat itself. */

import { link, text, whole } from "./answer";
import { h, icon, sheet } from "./dom";
import { type Exchange, Memory } from "./memory";
import { type Options, options } from "./options";
import { here, page } from "./page";
import { type Answer, type Answered, Failure, type Message, type Page, type Stage, Server } from "./server";
import answerCss from "./answer.css";
import css from "./panel.css";
import tokens from "./tokens.css";
import type { AnswerWords } from "./words/en";

const CLOSE = "M6 6l12 12 M18 6L6 18";
const AGAIN = "M4 4h16v12H9l-5 4z M12 7v6 M9 10h6";
const SEND = "M12 19V5 M6 11l6-6 6 6";
const UP = "M7 11v9H4v-9z M7 11l4-8c2 0 2.5 1.5 2 3l-.7 3H19c1.3 0 2 1 1.7 2.2l-1.5 6.5C19 19.5 18.2 20 17 20H7";
const DOWN = "M7 13V4H4v9z M7 13l4 8c2 0 2.5-1.5 2-3l-.7-3H19c1.3 0 2-1 1.7-2.2l-1.5-6.5C19 4.5 18.2 4 17 4H7";
const STOP = "M7 7h10v10H7z";

const LONGEST = 2000;
const LONGEST_COMMENT = 1000;
const REMEMBERED = 6;

/** Articles of an answer of which a summary is offered. */
const SUMMARIES = 2;
/** What a summary is asked for with, whatever the language of its button. */
const SUMMARISE = "Summarise this article";

/** The chat of the element `host`, which talks to the server at `base`; `data` are its options. */
export function panel(
  host: HTMLElement,
  base: string,
  data: DOMStringMap,
  launcher: HTMLElement | undefined,
  words: AnswerWords,
): Panel {
  host.shadowRoot?.adoptedStyleSheets.push(sheet(tokens), sheet(css), sheet(answerCss));
  return new Panel(host, new Server(base, host.dataset), options(data, words), launcher);
}

export class Panel {
  readonly element: HTMLElement;
  readonly #log = h("div", { role: "log", class: "log", tabindex: 0 });
  readonly #welcome = h("div", { class: "welcome" });
  /** The answer on its way. It is read out once, when it has come and moves to the log. */
  readonly #draft = h("div", { class: "answer draft", "aria-hidden": "true" });
  readonly #scroll = h("div", { class: "scroll" }, this.#welcome, this.#log, this.#draft);
  readonly #input = h("textarea", { rows: 1, maxlength: LONGEST, part: "input", dir: "auto" });
  readonly #send = h("button", { class: "send", part: "send" });
  readonly #memory: Memory;
  #asking: AbortController | null = null;

  constructor(
    readonly host: HTMLElement,
    readonly server: Server,
    readonly options: Options,
    readonly launcher?: HTMLElement,
  ) {
    const { words, title, privacy, persist } = options;
    this.#memory = new Memory(server.base, persist, () => this.#changed());
    this.#log.setAttribute("aria-label", words.conversation);
    this.#input.setAttribute("aria-label", words.question);
    this.#input.setAttribute("placeholder", words.question);
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      if (!this.#asking) this.#submit();
    });
    // Where the panel covers the button, which else closes it.
    const close = launcher && button(words.close, CLOSE, () => this.hide());
    close?.classList.add("close");
    launcher?.addEventListener("keydown", (event) => this.isOpen && this.#key(event));
    this.element = h(
      "section",
      {
        class: "panel",
        part: "panel",
        role: launcher ? "dialog" : "region",
        "aria-label": title,
        hidden: Boolean(launcher),
        onkeydown: ((event: KeyboardEvent) => this.#key(event)) as EventListener,
      },
      // A header and a footer would be those of the page.
      h(
        "div",
        { class: "head", part: "header" },
        options.logo && h("img", { src: options.logo, alt: "" }),
        h("h2", {}, h("bdi", {}, title)),
        button(words.again, AGAIN, () => this.reset()),
        close,
      ),
      this.#scroll,
      options.notice && !this.#memory.is("understood") && this.#notice(),
      h(
        "form",
        {
          class: "ask",
          onsubmit: (event) => {
            event.preventDefault();
            if (this.#asking) this.stop();
            else this.#submit();
          },
        },
        this.#input,
        this.#send,
      ),
      privacy && h("div", { class: "foot" }, link(privacy, words.privacy)),
    );
    this.#show(null);
    this.#fill();
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /**
   * Show the chat. Unasked, for a page that has it open at first, it leaves the focus where it is,
   * and stays closed for a visitor who has closed it and where it would cover the page.
   */
  show(unasked = false): void {
    if (!this.launcher || (unasked && this.#memory.is("closed"))) return;
    this.element.hidden = false;
    if (unasked && getComputedStyle(this.element).position === "fixed") {
      this.element.hidden = true;
      return;
    }
    this.launcher.setAttribute("aria-expanded", "true");
    if (!unasked) {
      this.#memory.set("closed", false);
      this.#input.focus();
    }
    this.#memory.set("open", true);
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  hide(): void {
    if (!this.launcher || !this.isOpen) return;
    this.element.hidden = true;
    this.launcher.setAttribute("aria-expanded", "false");
    this.#memory.set("closed", true);
    this.#memory.set("open", false);
    this.launcher.focus();
  }

  /** Give up the answer that is on its way. */
  stop(): void {
    this.#asking?.abort();
  }

  reset(): void {
    this.stop();
    this.#show(null);
    this.#memory.forget();
    this.server.end();
    this.#fill();
  }

  /**
   * Ask, in place of what is being asked. The visitor sees `label`, and the question is asked as if
   * on the page `on`.
   */
  async ask(question: string, label = question, on = this.#here()): Promise<void> {
    if (this.#asking) {
      this.stop();
      this.#note(this.options.words.stopped);
    }
    this.#keepFocus();
    const asking = new AbortController();
    this.#welcome.hidden = true;
    const asked = said(label);
    this.#log.append(asked);
    this.#tell("message", { role: "user", content: label });
    this.#show(asking);
    this.#scrollTo(asked);
    try {
      const answered = await this.server.ask(
        { question, history: this.#history(), page: on },
        {
          stage: (stage) => this.#draft.replaceChildren(h("p", {}, this.#stage(stage))),
          said: (answer, answerer) => this.#draft.replaceChildren(...text({ answer, answerer })),
        },
        asking.signal,
      );
      if (this.#asking !== asking) return;
      const { answer } = answered;
      const exchange = { question, label, ...answered };
      this.#memory.keep(exchange);
      this.#log.append(this.#answer(exchange));
      this.#tell("message", { role: "assistant", content: answer.answer, answer });
    } catch (error) {
      if (this.#asking !== asking) return;
      const again = (): void => void this.ask(question, label, on);
      if (asking.signal.aborted) this.#note(this.options.words.stopped, again);
      else this.#fail(error, again);
    } finally {
      if (this.#asking === asking) {
        this.#show(null);
        this.#scrollTo(asked);
      }
    }
  }

  /** Says at first that a program answers. */
  #notice(): HTMLElement {
    const { words } = this.options;
    const notice = h("div", { class: "notice" }, h("p", { dir: "auto" }, words.notice));
    const understood = h("button", { type: "button" }, words.understood);
    understood.addEventListener("click", () => {
      this.#memory.set("understood", true);
      this.#input.focus();
      notice.remove();
    });
    notice.append(understood);
    return notice;
  }

  #stage({ stage, done, of }: Stage): string {
    const { searching, reading, writing } = this.options.words;
    if (stage === "writing") return writing;
    return of ? reading.replace("{n}", String(done || 1)).replace("{of}", String(of)) : searching;
  }

  #here(): Page | undefined {
    return this.options.pageContext ? here() : undefined;
  }

  #submit(): void {
    const question = this.#input.value.trim();
    if (!question) return;
    this.#input.value = "";
    void this.ask(question);
  }

  /** What the panel shows while `asking`, or while nothing is asked. */
  #show(asking: AbortController | null): void {
    const { words } = this.options;
    this.#asking = asking;
    this.#send.replaceChildren(icon(asking ? STOP : SEND));
    this.#send.setAttribute("aria-label", asking ? words.stop : words.send);
    this.#draft.hidden = !asking;
    this.#draft.replaceChildren(h("p", {}, words.searching));
  }

  /** Have the question on top, as far as there is something below it. */
  #scrollTo(asked: HTMLElement): void {
    this.#scroll.scrollTop = asked.offsetTop - this.#scroll.offsetTop - 16;
  }

  /** Before what was pressed goes away, have the focus in the chat, but not on a phone's keyboard. */
  #keepFocus(): void {
    const focused = this.host.shadowRoot!.activeElement;
    if (focused === this.#input || !this.element.contains(focused)) return;
    this.#log.focus({ preventScroll: true });
  }

  /** Show the conversation as it is remembered, or the greeting. */
  #fill(): void {
    const { greeting, starters } = this.options;
    const fresh = freshness(this.options);
    const { exchanges } = this.#memory;
    this.#welcome.hidden = exchanges.length > 0;
    this.#welcome.replaceChildren(
      h("p", { dir: "auto" }, greeting),
      ...(fresh ? [h("p", { class: "fresh", dir: "auto" }, fresh)] : []),
      ...starters.map((starter) => suggestion(starter, () => void this.ask(starter))),
    );
    this.#log.replaceChildren(
      ...exchanges.flatMap((exchange) => [said(exchange.label), this.#answer(exchange)]),
    );
  }

  /** Another tab has added to the conversation, or begun a new one. */
  #changed(): void {
    if (this.#memory.exchanges.length === 0) {
      this.stop();
      this.#show(null);
    }
    if (!this.#asking) this.#fill();
  }

  #answer(exchange: Exchange): HTMLElement {
    const { question, answer } = exchange;
    const nodes = whole(question, answer, this.server, this.options, (citation) => {
      this.#tell("citation", citation);
    });
    return h(
      "article",
      { class: "answer", part: "answer" },
      ...nodes,
      this.#tools(exchange),
      this.options.followUps && this.#followUps(answer),
    );
  }

  /** Summaries of the articles that an answer cites, but for the one that it is itself. */
  #followUps({ answer, citations }: Answer): HTMLElement {
    const articles = new Map(citations.map((citation) => [citation.article_id, citation]));
    const others = [...articles.values()].filter(({ title }) => !answer.startsWith(title));
    return h(
      "div",
      { class: "follow-ups" },
      ...others.slice(0, SUMMARIES).map(({ title, url }) => {
        const label = this.options.words.summarise.replace("{title}", () => title);
        return suggestion(label, () => void this.ask(SUMMARISE, label, page(url ?? "", title)));
      }),
    );
  }

  #tools({ id, answer }: Answered): HTMLElement {
    const { words, feedback } = this.options;
    const copy = h("button", { type: "button" }, words.copy);
    copy.addEventListener("click", () => void this.#copy(answer, copy));
    const tools = h("div", { class: "tools" }, navigator.clipboard && copy);
    if (feedback && id) tools.append(...this.#judging(id));
    return tools;
  }

  /** Two buttons, of which the pressed one stays pressed; whoever is not content may say why. */
  #judging(id: string): HTMLElement[] {
    const { words } = this.options;
    const told = h("span", { role: "status" });
    const why = this.#why(async (comment) => {
      const heard = !comment || (await this.#judge(id, -1, comment));
      told.textContent = heard ? words.thanks : words.unheard;
      why.hidden = heard;
      if (heard) unhelpful.focus();
    });
    const press = async (pressed: HTMLElement, value: 1 | -1): Promise<void> => {
      const heard = await this.#judge(id, value);
      told.textContent = heard ? words.thanks : words.unheard;
      if (!heard) return;
      for (const one of [helpful, unhelpful]) one.setAttribute("aria-pressed", String(one === pressed));
      why.hidden = value === 1;
      if (why.hidden) return;
      why.querySelector("textarea")!.focus();
      why.scrollIntoView({ block: "nearest" });
    };
    const helpful = button(words.helpful, UP, (own) => void press(own, 1));
    const unhelpful = button(words.unhelpful, DOWN, (own) => void press(own, -1));
    for (const one of [helpful, unhelpful]) one.setAttribute("aria-pressed", "false");
    return [helpful, unhelpful, told, why];
  }

  /** Asks what was wrong; `say` hears it, or nothing from those who do not want to tell. */
  #why(say: (comment: string) => void): HTMLElement {
    const { words } = this.options;
    const comment = h("textarea", { rows: 2, maxlength: LONGEST_COMMENT, dir: "auto" });
    const skip = h("button", { type: "button", onclick: () => say("") }, words.skip);
    return h(
      "form",
      {
        class: "why",
        hidden: true,
        onsubmit: (event) => {
          event.preventDefault();
          say(comment.value.trim());
        },
        onkeydown: ((event: KeyboardEvent) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          say("");
        }) as EventListener,
      },
      h("label", {}, words.why, comment),
      h("button", {}, words.tell),
      skip,
    );
  }

  /** Whether the server has heard it. */
  async #judge(id: string, value: 1 | -1, comment?: string): Promise<boolean> {
    try {
      await this.server.judge(id, value, comment);
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      console.error(`Broadsheet: ${error.message}`);
      return false;
    }
  }

  async #copy(answer: Answer, pressed: HTMLElement): Promise<void> {
    const quotes = answer.citations.map(
      (citation) =>
        `[${citation.number}] ${citation.title}: “${citation.quote}” ${this.server.where(citation)}`,
    );
    await navigator.clipboard.writeText([answer.answer, ...quotes].join("\n\n"));
    pressed.textContent = this.options.words.copied;
  }

  #fail(error: unknown, again: () => void): void {
    if (!(error instanceof Failure)) throw error;
    const { words } = this.options;
    const { code, message, retryAfter } = error;
    console.error(`Broadsheet: ${message}`);
    this.#tell("error", { code, message });
    if (code === "still_answering") this.#note(words.pending, again);
    else if (retryAfter !== null)
      this.#note(words.busy.replace("{n}", duration(retryAfter, words.code)), again, retryAfter);
    else if (code === "offline") this.#note(words.offline, again);
    else if (code === "origin_not_allowed") this.#note(words.refused);
    else if (code.startsWith("bad_")) this.#note(message);
    else this.#note(words.failed, again);
  }

  /** Something that is no answer, and a button that asks again, from `wait` seconds on. */
  #note(what: string, again?: () => void, wait = 0): void {
    const retry = h("button", { type: "button", disabled: wait > 0 }, this.options.words.retry);
    const note = h("div", { class: "answer note" }, h("p", {}, what), again && retry);
    retry.addEventListener("click", () => {
      this.#keepFocus();
      note.previousElementSibling?.remove(); // The question, which comes again.
      note.remove();
      again?.();
    });
    setTimeout(() => (retry.disabled = false), 1000 * wait);
    this.#log.append(note);
  }

  #history(): Message[] {
    return this.#memory.exchanges.slice(-REMEMBERED).flatMap(({ question, answer }) => [
      { role: "user", content: question },
      { role: "assistant", content: answer.answer },
    ]);
  }

  /** Esc closes; Tab goes round within the dialog. */
  #key(event: KeyboardEvent): void {
    if (!this.launcher) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.hide();
    }
    if (event.key !== "Tab") return;
    const stops = [
      ...this.element.querySelectorAll<HTMLElement>("button, a, textarea, summary, [tabindex]"),
      this.launcher,
    ].filter((stop) => stop.checkVisibility() && !stop.matches(":disabled"));
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if ((this.host.shadowRoot as ShadowRoot).activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }

  #tell(name: string, detail: object): void {
    this.host.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Seconds as people say them: 40 seconds, 5 minutes, 3 hours. */
function duration(seconds: number, language: string): string {
  const [unit, size] = seconds < 120 ? ["second", 1] : seconds < 7200 ? ["minute", 60] : ["hour", 3600];
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.ceil(seconds / size));
}

/** How far the articles go, and when their sources were last read; "" if neither is known. */
function freshness({ newest, seen, words }: Options): string {
  const parts: string[] = [];
  const add = (phrase: string, value: string, time: Intl.DateTimeFormatOptions): void => {
    const moment = new Date(value);
    if (value === "" || Number.isNaN(moment.valueOf())) return;
    const format = new Intl.DateTimeFormat(words.code, { day: "numeric", month: "long", ...time });
    parts.push(phrase.replace(/\{\w+\}/, format.format(moment)));
  };
  // A day is read as midnight in UTC, and must not become the day before.
  add(words.upTo, newest, { year: "numeric", timeZone: "UTC" });
  add(words.checked, seen, { hour: "numeric", minute: "2-digit" });
  return parts.join(" · ");
}

function suggestion(label: string, press: () => void): HTMLElement {
  return h("button", { type: "button", class: "suggestion", dir: "auto", onclick: press }, label);
}

function said(question: string): HTMLElement {
  return h("p", { class: "question", part: "question", dir: "auto" }, question);
}

function button(
  label: string,
  path: string,
  press: (pressed: HTMLElement) => void,
): HTMLButtonElement {
  const made = h("button", { type: "button", class: "icon", "aria-label": label, title: label });
  made.append(icon(path));
  made.addEventListener("click", () => press(made));
  return made;
}
