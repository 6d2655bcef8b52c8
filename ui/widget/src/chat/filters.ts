/** Which articles are asked: chosen at the box, and seen and taken away above every answer. */

import { h, icon } from "../dom";
import { Failure, send } from "../server";
import type { Chat } from "./chat";
import type { Chosen, Exchange } from "./conversation";
import { locale, writtenDays } from "./dates";
import type { Extension } from "./extension";
import { type TalkWords, filled, talkWords } from "./talks.words";

const FUNNEL = "M4 5h16l-6 8v6l-4-2v-4z";
const CROSS = "M7 7l10 10 M17 7L7 17";

export const filters: Extension = {
  composer(chat) {
    const bar = new Bar(chat);
    bars.set(chat, bar);
    return bar.element;
  },

  changed(chat) {
    bars.get(chat)?.show();
  },

  above(exchange, chat) {
    const chips = [...chosenChips(exchange, chat), ...namedChips(exchange, chat)];
    const list = h("ul", { class: "pills", hidden: !chips.length }, ...chips.map(item));
    if (exchange.answer) void offers(exchange, chat).then((more) => {
      list.append(...more.map(item));
      list.hidden = !list.children.length;
    });
    return list;
  },
};

const bars = new WeakMap<Chat, Bar>();

interface Facet {
  name: string;
  count: number;
}

/** Something that narrows a question, and the question's filters without it. */
interface Part {
  label: string;
  without: Chosen;
}

function parts(chosen: Chosen, words: TalkWords, language: string): Part[] {
  const { since, until, source, author, article, headline, ...others } = chosen;
  const days = writtenDays(since, until, words, language);
  const time = { since, until };
  const where = { article, headline };
  const found = [
    days && { label: days, without: { ...others, source, author, ...where } },
    source && { label: `${words.source}: ${source}`, without: { ...others, ...time, author, ...where } },
    author && { label: `${words.author}: ${author}`, without: { ...others, ...time, source, ...where } },
    article && {
      label: filled(words.article, { title: headline ?? article }),
      without: { ...others, ...time, source, author },
    },
  ];
  return found.filter((one) => Boolean(one)) as Part[];
}

/** What the person had set for a question. */
function chosenChips(exchange: Exchange, chat: Chat): HTMLElement[] {
  const words = talkWords(chat.words.code);
  return parts(exchange.chosen, words, locale(chat.words.code)).map(({ label, without }) =>
    chip(label, filled(words.dropAsk, { what: label }), () => chat.retry(exchange, tidy(without))),
  );
}

/** The time that the question itself names. */
function namedChips(exchange: Exchange, chat: Chat): HTMLElement[] {
  const looked = exchange.answer?.looked_at;
  if (!looked?.because) return [];
  const words = talkWords(chat.words.code);
  const days = writtenDays(looked.since, looked.until, words, locale(chat.words.code));
  const label = filled(words.named, { phrase: looked.because, days });
  const without = { ...exchange.chosen, named_time: false };
  return [chip(label, filled(words.dropAsk, { what: looked.because }), () => chat.retry(exchange, without))];
}

function item(chip: HTMLElement): HTMLElement {
  return h("li", {}, chip);
}

/** By question the authors and sources that it names. */
const known = new Map<string, Promise<Named>>();

interface Named {
  authors: string[];
  sources: string[];
}

/** Authors and sources that the question names, and that can be set as filters: whether somebody who
 * is named is meant as the author is for the person to say. */
async function offers(exchange: Exchange, chat: Chat): Promise<HTMLElement[]> {
  const { question, chosen } = exchange;
  if (!known.has(question)) known.set(question, named(question, chat));
  const { authors, sources } = await known.get(question)!;
  const words = talkWords(chat.words.code);
  const offer = (what: string, label: string, more: Chosen): HTMLElement =>
    h(
      "button",
      { type: "button", class: "pill", dir: "auto", onclick: () => chat.retry(exchange, { ...chosen, ...more }) },
      filled(label, { what }),
    );
  return [
    ...(chosen.author ? [] : authors.map((author) => offer(author, words.add, { author }))),
    ...(chosen.source ? [] : sources.map((source) => offer(source, words.addSource, { source }))),
  ];
}

async function named(question: string, chat: Chat): Promise<Named> {
  try {
    const response = await send(`${chat.base}api/filters?question=${encodeURIComponent(question)}`, {});
    return (await response.json()) as Named;
  } catch (error) {
    if (error instanceof Failure) return { authors: [], sources: [] }; // nothing is offered now
    throw error;
  }
}

/** A label with a button that takes it away. */
function chip(label: string, drop: string, press: () => void): HTMLElement {
  const button = h("button", { type: "button", "aria-label": drop, title: drop, onclick: press }, icon(CROSS));
  return h("span", { class: "pill", dir: "auto" }, h("span", {}, label), button);
}

/** The filters as they are sent, without those that are not set. */
function tidy(chosen: Chosen): Chosen {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined && value !== ""));
}

/** What the next question is asked of, over the box. */
class Bar {
  readonly element = h("div", { class: "filters" });
  readonly #words: TalkWords;
  readonly #chips = h("ul", { class: "pills" });
  readonly #toggle: HTMLButtonElement;
  #form: HTMLFormElement | null = null;

  constructor(readonly chat: Chat) {
    const words = talkWords(chat.words.code);
    this.#words = words;
    this.#toggle = h("button", {
      type: "button",
      class: "button plain filter",
      "aria-expanded": "false",
      onclick: () => void (this.#form ? this.#close() : this.#open()),
    });
    this.#toggle.append(icon(FUNNEL), words.filter);
    this.element.append(h("div", { class: "filter-bar" }, this.#toggle, this.#chips));
    this.show();
  }

  show(): void {
    const { chat } = this;
    const words = this.#words;
    this.element.hidden = !chat.told.articles;
    const chips = parts(chat.chosen, words, locale(chat.words.code)).map(({ label, without }) =>
      h("li", {}, chip(label, filled(words.drop, { what: label }), () => chat.choose(tidy(without)))),
    );
    this.#chips.replaceChildren(...chips);
    this.#chips.hidden = !chips.length;
  }

  #close(): void {
    this.#form?.remove();
    this.#form = null;
    this.#toggle.setAttribute("aria-expanded", "false");
    this.#toggle.focus();
  }

  async #open(): Promise<void> {
    this.#toggle.setAttribute("aria-expanded", "true");
    const { chosen } = this.chat;
    const words = this.#words;
    const since = dayField(chosen.since);
    const until = dayField(chosen.until);
    const source = choice(chosen.source, words.any);
    const author = choice(chosen.author, words.any);
    const wrong = h("p", { class: "wrong", role: "alert" });
    const label = (text: string, field: HTMLElement): HTMLElement => h("label", {}, text, field);
    const apply = (): void => {
      if (since.value && until.value && since.value > until.value) {
        wrong.textContent = words.wrongOrder;
        until.focus();
        return;
      }
      this.#close();
      const { article, headline } = this.chat.chosen;
      const days = { since: since.value, until: until.value };
      this.chat.choose(tidy({ article, headline, ...days, source: source.value, author: author.value }));
    };
    const form = h(
      "form",
      {
        class: "filter-form",
        "aria-label": words.filters,
        onsubmit: (event) => {
          event.preventDefault();
          apply();
        },
        onkeydown: (event) => {
          if ((event as KeyboardEvent).key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          this.#close();
        },
      },
      label(words.since, since),
      label(words.until, until),
      label(words.source, source),
      label(words.author, author),
      wrong,
      h(
        "div",
        { class: "filter-buttons" },
        h("button", { class: "button primary" }, words.apply),
        h(
          "button",
          {
            type: "button",
            class: "button plain",
            onclick: () => {
              this.#close();
              this.chat.choose({});
            },
          },
          words.clear,
        ),
      ),
    );
    this.#form = form;
    this.element.append(form);
    since.focus();
    const { sources, authors } = await facets(this.chat);
    offer(source, sources);
    offer(author, authors);
  }
}

function dayField(value = ""): HTMLInputElement {
  const field = h("input", { type: "date", class: "field" });
  field.value = value;
  return field;
}

/** A list that has, until more are known, what is chosen and "any". */
function choice(value: string | undefined, any: string): HTMLSelectElement {
  const field = h("select", { class: "field" }, h("option", { value: "" }, any));
  if (value) field.append(h("option", { value }, value));
  field.value = value ?? "";
  return field;
}

function offer(field: HTMLSelectElement, names: Facet[]): void {
  const chosen = field.value;
  for (const { name, count } of names) {
    if (name !== chosen) field.append(h("option", { value: name }, `${name} (${count})`));
  }
}

/** The sources and authors that the articles have. */
async function facets(chat: Chat): Promise<{ sources: Facet[]; authors: Facet[] }> {
  try {
    const response = await send(`${chat.base}api/articles?limit=1`, {});
    return (await response.json()) as { sources: Facet[]; authors: Facet[] };
  } catch (error) {
    if (error instanceof Failure) return { sources: [], authors: [] }; // days can be chosen still
    throw error;
  }
}
