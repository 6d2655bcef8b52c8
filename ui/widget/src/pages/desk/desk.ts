/** What the parts of the desk share: words, dates, what is said, what is asked before a change. */

import { type Labelled, labels } from "../../answer";
import { h } from "../../dom";
import { Failure } from "../../server";

type Values = Record<string, string | number>;

export class Desk {
  readonly language: string;
  /** By which what is made here is signed. */
  readonly name: string;
  readonly #words: Record<string, string>;
  readonly #labels: Record<string, string>;
  readonly #flash = document.getElementById("flash")!;
  readonly #locale: string;
  #shown = 0;

  constructor(readonly section: HTMLElement) {
    this.#words = JSON.parse(section.dataset.words!) as Record<string, string>;
    this.#labels = JSON.parse(section.dataset.labels!) as Record<string, string>;
    this.name = section.dataset.name!;
    this.language = section.dataset.language!;
    this.#locale = this.language === "en" ? "en-GB" : this.language;
  }

  /** A text of ours with its `values`; numbers as the language writes them. */
  say(name: string, values: Values = {}): string {
    return Object.entries(values).reduce(
      (said, [key, value]) =>
        said.replace(`{${key}}`, () => (typeof value === "number" ? this.number(value) : value)),
      this.#words[name] ?? name,
    );
  }

  /** The same as nodes; what stands between backticks is code. */
  coded(name: string, values: Values = {}): (Node | string)[] {
    return this.say(name, values)
      .split("`")
      .map((part, at) => (at % 2 ? h("code", {}, part) : part));
  }

  /** An article by its title, with what it is and whom it is for. */
  titled(title: string, article: Labelled): string {
    return [title, ...labels(article, this.#labels)].join(" · ");
  }

  /** What an article is and whom it is for; nothing of news for all. */
  labels(article: Labelled): Node[] {
    return labels(article, this.#labels).map((label) => h("bdi", { class: "kind" }, label));
  }

  number(number: number, options: Intl.NumberFormatOptions = {}): string {
    return new Intl.NumberFormat(this.#locale, options).format(number);
  }

  percent(share: number): string {
    return this.number(share, { style: "percent" });
  }

  /** A moment in the time of who reads. */
  moment(at: string): HTMLElement {
    return this.#time(at, { dateStyle: "medium", timeStyle: "short" });
  }

  /** A day, which is the same day everywhere. */
  day(at: string): HTMLElement {
    return this.#time(at, { dateStyle: "long", timeZone: "UTC" });
  }

  #time(at: string, format: Intl.DateTimeFormatOptions): HTMLElement {
    const date = new Date(at);
    if (Number.isNaN(date.getTime())) return h("bdi", {}, at);
    return h("time", { datetime: at }, new Intl.DateTimeFormat(this.#locale, format).format(date));
  }

  /** A text of ours with a node in the place of `{when}` or the like. */
  around(name: string, key: string, node: Node | string): Node {
    const [before = "", after = ""] = this.say(name).split(`{${key}}`);
    return h("bdi", {}, before, node, after);
  }

  /** What was done, for a while. */
  flash(said: string): void {
    this.#flash.textContent = said;
    clearTimeout(this.#shown);
    this.#shown = setTimeout(() => (this.#flash.textContent = ""), 8000);
  }

  /** What went wrong, in words. */
  wrong(error: unknown): string {
    if (!(error instanceof Failure)) throw error;
    return error.code === "offline" ? this.say("broken") : error.message;
  }

  /** Fill `place` with what `make` gives, or say what went wrong, with a way to try again. */
  async fill(place: HTMLElement, make: () => Promise<Node[]>): Promise<void> {
    place.setAttribute("aria-busy", "true");
    const waits = setTimeout(() => place.replaceChildren(h("p", { class: "about" }, this.say("loading"))), 300);
    try {
      const made = await make();
      clearTimeout(waits);
      place.replaceChildren(...made);
    } catch (error) {
      clearTimeout(waits);
      const again = this.button("retry", () => void this.fill(place, make));
      place.replaceChildren(h("p", { class: "notice", role: "alert", dir: "auto" }, this.wrong(error)), again);
    } finally {
      place.removeAttribute("aria-busy");
    }
  }

  button(name: string, press: () => void, kind = "act"): HTMLButtonElement {
    return h("button", { type: "button", class: kind, onclick: press }, this.say(name));
  }

  /** A page that has nothing to show yet, and why. */
  empty(title: string, ...inner: Node[]): Node {
    return h("div", { class: "empty" }, h("h2", {}, this.say(title)), ...inner);
  }

  /**
   * Ask before `act`: in the words NAME_title, NAME_text and NAME_do. What goes wrong is said where
   * it was asked; `done` comes when it has gone well and the page has the focus again.
   */
  ask(name: string, which: string, act: () => Promise<void>, done: () => void): void {
    const told = h("p", { class: "notice", role: "alert", hidden: true });
    const dialog = h(
      "dialog",
      { "aria-labelledby": "ask-title", "aria-describedby": "ask-text" },
      h("h2", { id: "ask-title" }, this.say(`${name}_title`)),
      which && h("p", { class: "which", dir: "auto" }, which),
      h("p", { id: "ask-text" }, this.say(`${name}_text`)),
      told,
      h(
        "p",
        { class: "acts" },
        this.button(`${name}_do`, () => void this.once(dialog, told, act, done), "act main"),
        this.button("cancel", () => dialog.close()),
      ),
    );
    this.open(dialog);
  }

  /** Do what a dialog has asked for, once however often it is pressed, and close it. */
  async once(
    dialog: HTMLDialogElement,
    told: HTMLElement,
    act: () => Promise<unknown>,
    done: () => void,
  ): Promise<void> {
    if (dialog.getAttribute("aria-busy")) return;
    dialog.setAttribute("aria-busy", "true");
    try {
      await act();
    } catch (error) {
      told.textContent = this.wrong(error);
      told.hidden = false;
      return;
    } finally {
      dialog.removeAttribute("aria-busy");
    }
    dialog.close();
    done();
  }

  /** Show a dialog, which is gone when it is closed. */
  open(dialog: HTMLDialogElement): void {
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }
}

/** Nodes with a dot between them; each keeps its own direction. */
export function dotted(...parts: (Node | string | null | undefined | false)[]): (Node | string)[] {
  const shown = parts.filter((part): part is Node | string => Boolean(part));
  const apart = shown.map((part) => (part instanceof Node ? part : h("bdi", {}, part)));
  return apart.flatMap((part, at) => (at ? [" · ", part] : [part]));
}
