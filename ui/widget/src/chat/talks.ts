/** The list of conversations at the side of the page. */

import { h } from "../dom";
import type { Chat } from "./chat";
import type { Conversation } from "./conversation";
import { dayHeading, locale } from "./dates";
import { download, fileName, markdown } from "./export";
import type { Extension } from "./extension";
import { button } from "./frame";
import { LocalStore } from "./kept";
import { type TalkWords, filled, talkWords } from "./talks.words";

const DOTS = "M6 12h.01 M12 12h.01 M18 12h.01";

/** From so many conversations on they can be searched. */
const MANY = 6;

const LONGEST_NAME = 200;

export const talks: Extension = {
  side(chat) {
    const list = new List(chat);
    lists.set(chat, list);
    return list.element;
  },

  /** What cannot be kept is said where it is written. */
  composer(chat) {
    const told = h("p", { class: "refusal", role: "status" });
    refusals.set(chat, told);
    return told;
  },

  changed(chat) {
    lists.get(chat)?.show();
    const words = talkWords(chat.words.code);
    const refusal = chat.store instanceof LocalStore ? chat.store.refusal : null;
    const told = refusals.get(chat);
    if (told) told.textContent = refusal && chat.conversation.exchanges.length ? words[refusal] : "";
  },
};

const lists = new WeakMap<Chat, List>();
const refusals = new WeakMap<Chat, HTMLElement>();

class List {
  readonly element = h("div", { class: "talks" });
  readonly #words: TalkWords;
  readonly #search: HTMLInputElement;
  readonly #rows = h("div", { class: "talk-days" });
  readonly #told = h("p", { class: "unseen", role: "status" });
  /** The conversation whose actions are shown, and the one that is being renamed. */
  #open = "";
  #renaming = "";

  constructor(readonly chat: Chat) {
    const words = talkWords(chat.words.code);
    this.#words = words;
    this.#search = h("input", {
      type: "search",
      class: "field",
      dir: "auto",
      placeholder: words.search,
      "aria-label": words.search,
      oninput: () => this.show(),
    });
    this.element.append(this.#search, this.#rows, this.#told);
  }

  /** The conversations as they are now. */
  show(): void {
    const all = this.chat.store.list();
    const wanted = this.#search.value.trim().toLocaleLowerCase();
    this.#search.hidden = all.length < MANY && !wanted;
    const found = wanted ? all.filter((one) => mentions(one, wanted)) : all;
    const focused = this.#focused();
    const days = new Map<string, Conversation[]>();
    const now = new Date();
    for (const one of found) {
      const day = dayHeading(one.changed, now, locale(this.chat.words.code));
      days.set(day, [...(days.get(day) ?? []), one]);
    }
    const said = wanted ? this.#words.none : this.#words.noneYet;
    this.#rows.replaceChildren(
      ...[...days].flatMap(([day, talks]) => [
        h("h3", {}, day),
        h("ul", {}, ...talks.map((one) => h("li", {}, ...this.#row(one)))),
      ]),
      ...(found.length ? [] : [h("p", { class: "talk-none" }, said)]),
    );
    if (focused) this.#rows.querySelector<HTMLElement>(`[data-focus="${focused}"]`)?.focus();
  }

  /** What of the rows has the focus, which a new list is to have again. */
  #focused(): string {
    const root = this.element.getRootNode() as ShadowRoot | Document;
    const active = root.activeElement;
    return active && this.#rows.contains(active) ? ((active as HTMLElement).dataset.focus ?? "") : "";
  }

  #row(talk: Conversation): Node[] {
    if (this.#renaming === talk.id) return [this.#nameForm(talk)];
    const { chat } = this;
    const isShown = talk.id === chat.conversation.id;
    const link = h(
      "a",
      {
        href: `#${talk.id}`,
        class: "talk",
        dir: "auto",
        "data-focus": `talk-${talk.id}`,
        onclick: (event) => {
          const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
          if (ctrlKey || metaKey || shiftKey) return; // in a tab of its own
          event.preventDefault();
          const kept = chat.store.load(talk.id);
          if (kept) chat.show(kept);
          chat.frame.leaveSide();
        },
      },
      talk.title,
    );
    if (isShown) link.setAttribute("aria-current", "page");
    const isOpen = this.#open === talk.id;
    const label = filled(this.#words.more, { title: talk.title });
    const more = button(label, DOTS, () => {
      this.#open = isOpen ? "" : talk.id;
      this.show();
    });
    more.dataset.focus = `more-${talk.id}`;
    more.setAttribute("aria-expanded", String(isOpen));
    return [h("div", { class: "talk-row" }, link, more), ...(isOpen ? [this.#actions(talk)] : [])];
  }

  #actions(talk: Conversation): HTMLElement {
    const { chat } = this;
    const words = this.#words;
    const action = (label: string, press: () => void): HTMLElement =>
      h("button", { type: "button", class: "button plain", onclick: press }, label);
    return h(
      "div",
      { class: "talk-actions" },
      action(words.rename, () => {
        this.#renaming = talk.id;
        this.show();
        this.#rows.querySelector<HTMLInputElement>(".talk-name input")?.select();
      }),
      action(words.export, () =>
        download(markdown(talk, chat), fileName(talk.title)),
      ),
      action(words.remove, () => void this.#remove(talk)),
    );
  }

  #nameForm(talk: Conversation): HTMLElement {
    const words = this.#words;
    const box = h("input", { class: "field", dir: "auto", maxlength: LONGEST_NAME, "aria-label": words.name });
    box.value = talk.title;
    const close = (): void => {
      this.#renaming = "";
      this.#open = "";
      this.show();
      this.#rows.querySelector<HTMLElement>(`[data-focus="talk-${talk.id}"]`)?.focus();
    };
    return h(
      "form",
      {
        class: "talk-name",
        onsubmit: (event) => {
          event.preventDefault();
          if (box.value.trim()) this.chat.rename(talk.id, box.value.trim());
          close();
        },
        onkeydown: (event) => {
          if ((event as KeyboardEvent).key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          close();
        },
      },
      box,
      h("button", { class: "button primary" }, words.save),
      h("button", { type: "button", class: "button plain", onclick: close }, words.cancel),
    );
  }

  async #remove(talk: Conversation): Promise<void> {
    const words = this.#words;
    const sure = await confirmed(
      this.element,
      words.removeAsk,
      filled(words.removeWhat, { title: talk.title }),
      words.remove,
      words.cancel,
    );
    if (!sure) return;
    this.#open = "";
    this.chat.remove(talk.id);
    this.#told.textContent = words.removed;
    this.#rows.querySelector<HTMLElement>(".talk")?.focus();
  }
}

/** Whether the person goes on after a question; the focus goes back to where it was. */
function confirmed(beside: HTMLElement, heading: string, what: string, yes: string, no: string): Promise<boolean> {
  return new Promise((told) => {
    const dialog = h(
      "dialog",
      { class: "dialog", "aria-labelledby": "dialog-heading", "aria-describedby": "dialog-what" },
      h("h2", { id: "dialog-heading" }, heading),
      h("p", { id: "dialog-what", dir: "auto" }, what),
      h(
        "form",
        { method: "dialog" },
        h("button", { class: "button", value: "", autofocus: true }, no),
        h("button", { class: "button danger", value: "yes" }, yes),
      ),
    );
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    dialog.addEventListener("close", () => {
      dialog.remove();
      told(dialog.returnValue === "yes");
    });
    beside.closest(".page")!.append(dialog);
    dialog.showModal();
  });
}

function mentions({ title, exchanges }: Conversation, wanted: string): boolean {
  const said = [title, ...exchanges.flatMap((one) => [one.question, one.answer?.answer ?? ""])];
  return said.some((text) => text.toLocaleLowerCase().includes(wanted));
}
