/** What would have been right: a sentence of an article that is marked, or that nothing is said. */

import type { Labelled } from "../../answer";
import { h } from "../../dom";
import { type Marked, type Member, type Passage, type Sentence, get, post } from "./calls";
import type { Desk } from "./desk";

/** A place in an article. */
interface Place extends Labelled {
  article_id: string;
  title: string;
  start: number;
  end: number;
}

/** Make a test of a question. `done` hears that it is one. */
export function choose(desk: Desk, member: Member, done: () => void): void {
  new Choosing(desk, member, done);
}

class Choosing {
  readonly #articles: HTMLSelectElement = h("select", { onchange: () => void this.#show() });
  readonly #text: HTMLFieldSetElement = h("fieldset", { class: "sentences" });
  readonly #told = h("p", { class: "notice", role: "alert", hidden: true });
  readonly #found = h("p", { class: "about", role: "status" });
  readonly #dialog: HTMLDialogElement;
  #places: Place[];
  #marked: Sentence | null = null;

  constructor(
    readonly desk: Desk,
    readonly member: Member,
    readonly done: () => void,
  ) {
    this.#places = firstOfEach(member.answered ? member.citations : member.nearest);
    this.#dialog = h(
      "dialog",
      { class: "choosing", "aria-labelledby": "choose-title", "aria-describedby": "choose-text" },
      h("h2", { id: "choose-title" }, desk.say("choose_title")),
      h("p", { class: "which", dir: "auto" }, member.question),
      h("p", { class: "about", id: "choose-text" }, desk.say("choose_text")),
      h("div", { class: "line" }, this.#finder(), h("label", {}, desk.say("article"), this.#articles)),
      this.#found,
      this.#text,
      this.#told,
      h(
        "p",
        { class: "acts" },
        desk.button("accept", () => this.#accept(), "act main"),
        desk.button("decline", () => this.#make({})),
        desk.button("cancel", () => this.#dialog.close(), "quiet"),
      ),
    );
    desk.open(this.#dialog);
    if (this.#places.length) void this.#list();
    else void this.#find(member.question);
  }

  #finder(): HTMLElement {
    const box = h("input", { type: "search", value: this.member.question, dir: "auto" });
    const find = (event: Event): void => {
      event.preventDefault();
      if (box.value.trim()) void this.#find(box.value.trim());
    };
    return h(
      "form",
      { role: "search", onsubmit: find },
      h("label", {}, this.desk.say("find"), box),
      h("button", { class: "act" }, this.desk.say("find_do")),
    );
  }

  /** Articles that speak of something, as a question to them would find. */
  async #find(words: string): Promise<void> {
    try {
      const { passages } = await get<{ passages: Passage[] }>(`search?k=30&q=${encodeURIComponent(words)}`);
      this.#places = firstOfEach(passages);
      this.#found.textContent = this.desk.say("found", { n: this.#places.length });
      await this.#list();
    } catch (error) {
      this.#wrong(error);
    }
  }

  async #list(): Promise<void> {
    const options = this.#places.map((one, at) => h("option", { value: at }, this.desk.titled(one.title, one)));
    this.#articles.replaceChildren(...options);
    await this.#show();
  }

  /** The article that is chosen, at the place that was found in it. */
  async #show(): Promise<void> {
    this.#marked = null;
    const place = this.#places[Number(this.#articles.value)];
    this.#text.replaceChildren();
    if (!place || !this.#articles.value) return;
    try {
      const article = await get<Marked>(`desk/articles/${encodeURIComponent(place.article_id)}`);
      if (place === this.#places[Number(this.#articles.value)]) this.#write(article, place);
    } catch (error) {
      this.#wrong(error);
    }
  }

  /** A group of radio buttons: arrow keys go from sentence to sentence, as a click does. */
  #write({ title, language, paragraphs }: Marked, place: Place): void {
    let near: HTMLElement | null = null;
    const sentence = (one: Sentence): Node => {
      const radio = h("input", {
        type: "radio",
        name: "sentence",
        onchange: () => {
          this.#marked = one;
          this.#told.hidden = true;
        },
      });
      const label = h("label", {}, radio, h("span", {}, one.text));
      if (one.start < place.end && place.start < one.end) near ??= label;
      return label;
    };
    const lang = language ?? "";
    const headed = paragraphs[0]?.[0]?.text.startsWith(title);
    this.#text.replaceChildren(
      h("legend", {}, this.desk.say("sentence")),
      ...(headed ? [] : [h("p", { class: "title", dir: "auto", lang }, title)]),
      ...paragraphs.map((all) => h("p", { dir: "auto", lang }, ...all.flatMap((one) => [sentence(one), " "]))),
    );
    this.#begin(near);
  }

  /** What an answer quoted is marked beforehand, unless the reader found it wrong; of that, and of
   * what only came near, the place is shown. */
  #begin(near: HTMLElement | null): void {
    if (!near) {
      this.#text.scrollTop = 0;
      return;
    }
    const radio = near.querySelector("input")!;
    if (this.member.answered && this.member.value !== -1) radio.click();
    else near.classList.add("near");
    radio.focus({ preventScroll: true });
    this.#text.scrollTop += near.getBoundingClientRect().top - this.#text.getBoundingClientRect().top - 80;
  }

  #accept(): void {
    const place = this.#places[Number(this.#articles.value)];
    if (!this.#marked || !place) {
      this.#told.textContent = this.desk.say("pick_first");
      this.#told.hidden = false;
      this.#text.querySelector<HTMLElement>(".near input, input")?.focus();
      return;
    }
    const { start, end } = this.#marked;
    this.#make({ article_id: place.article_id, start, end });
  }

  #make(right: { article_id?: string; start?: number; end?: number }): void {
    const made = (): Promise<unknown> => post("desk/tests", { answer_id: this.member.answer_id, by: this.desk.name, ...right });
    void this.desk.once(this.#dialog, this.#told, made, this.done);
  }

  #wrong(error: unknown): void {
    this.#told.textContent = this.desk.wrong(error);
    this.#told.hidden = false;
  }
}

/** Articles each once, at the place in it that was named first. */
function firstOfEach(places: Place[]): Place[] {
  return [...Map.groupBy(places, (one) => one.article_id).values()].map((all) => all[0]!);
}
