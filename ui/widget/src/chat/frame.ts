/** The page's places: header, list at one side, reading column, panel at the other. */

import { h, icon } from "../dom";
import { recall, remember } from "./remember";
import type { ChatWords } from "./words";
import { themeButton } from "./theme";

const MENU = "M4 6h16 M4 12h16 M4 18h16";
const PEN = "M4 20h4L19 9l-4-4L4 16z M13 7l4 4";
const CLOSE = "M6 6l12 12 M18 6L6 18";
const DESK = "M4 5h16v11H4z M8 20h8 M12 16v4 M8 9h8 M8 12h5";
const PAPERS = "M5 4h11v16H5z M16 8h3v10a2 2 0 0 1-3 2 M8 8h5 M8 12h5 M8 16h3";

/** Below this width list and panel lie over the column. */
const NARROW = "(width < 900px)";

export class Frame {
  readonly element: HTMLElement;
  readonly side = h("nav", { class: "side", id: "side" });
  /** What scrolls. */
  readonly scroll = h("div", { class: "scroll", tabindex: -1 });
  readonly column = h("div", { class: "column" });
  readonly dock = h("div", { class: "dock" });
  readonly #panel = h("section", { class: "panel", hidden: true });
  readonly #menu: HTMLButtonElement;
  readonly #veil = h("div", { class: "veil", hidden: true });
  #opener: HTMLElement | null = null;
  #closed: () => void = () => undefined;

  constructor(
    readonly words: ChatWords,
    title: string,
    owner: boolean,
    begin: () => void,
  ) {
    this.side.setAttribute("aria-label", words.conversations);
    const put = button(words.close, CLOSE, () => this.showSide(false));
    this.side.append(h("div", { class: "side-head" }, h("h2", {}, words.conversations), put));
    this.#menu = button(words.menu, MENU, () => this.showSide(this.#sideHidden));
    this.#menu.setAttribute("aria-controls", "side");
    this.#menu.classList.add("menu");
    this.#veil.addEventListener("click", () => this.#dismiss());
    this.scroll.append(this.column);
    this.element = h(
      "div",
      { class: "page", dir: words.dir, lang: words.code, onkeydown: ((event: KeyboardEvent) => this.#key(event)) as EventListener },
      h(
        "header",
        {},
        this.#menu,
        h("h1", {}, h("a", { class: "name", href: "/", dir: "auto" }, title)),
        h(
          "div",
          { class: "actions" },
          labelled(h("button", { type: "button", onclick: begin }), words.again, PEN),
          labelled(h("a", { href: "/articles" }), words.articles, PAPERS),
          owner && labelled(h("a", { href: "/desk" }), words.desk, DESK),
          themeButton(words),
        ),
      ),
      this.side,
      h("div", { class: "reading" }, this.scroll, this.dock),
      this.#panel,
      this.#veil,
    );
    this.showSide(!matchMedia(NARROW).matches && recall("broadsheet side") !== "hidden", false);
    matchMedia(NARROW).addEventListener("change", ({ matches }) => this.showSide(!matches, false));
  }

  get #sideHidden(): boolean {
    return this.element.classList.contains("without-side");
  }

  showSide(shown: boolean, chosen = true): void {
    const narrow = matchMedia(NARROW).matches;
    this.element.classList.toggle("without-side", !shown);
    this.side.inert = !shown;
    this.#menu.setAttribute("aria-expanded", String(shown));
    this.#shade();
    if (!chosen) return;
    if (!narrow) remember("broadsheet side", shown ? "shown" : "hidden");
    else if (shown) this.side.querySelector<HTMLElement>("button, a, input")?.focus();
    else this.#menu.focus();
  }

  /** On a phone, put the list away after something was chosen in it. */
  leaveSide(): void {
    if (matchMedia(NARROW).matches) this.showSide(false, false);
  }

  /** Show `node` beside the column, or over it on a phone. `closed` hears when it is put away. */
  openPanel(node: Node, label: string, closed: () => void = () => undefined): void {
    if (this.#panel.hidden) this.#opener = focused(this.element);
    this.#closed = closed;
    this.#panel.setAttribute("aria-label", label);
    this.#panel.replaceChildren(
      h("div", { class: "panel-head" }, h("h2", {}, label), button(this.words.close, CLOSE, () => this.closePanel())),
      h("div", { class: "panel-body" }, node),
    );
    this.#panel.hidden = false;
    this.element.classList.add("with-panel");
    this.#shade();
    this.#panel.querySelector<HTMLElement>(".panel-head button")!.focus();
  }

  /** Put the panel away; the focus goes back to where it was opened from. */
  closePanel(): void {
    if (this.#panel.hidden) return;
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
    this.element.classList.remove("with-panel");
    this.#shade();
    this.#closed();
    if (this.#opener?.isConnected) this.#opener.focus();
  }

  /** Scroll for who is in the box, from which the browser would not. */
  turnPage(event: KeyboardEvent): void {
    const way = { PageUp: -1, PageDown: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    this.scroll.scrollBy({ top: 0.85 * way * this.scroll.clientHeight });
  }

  /** What lies below a sheet cannot be reached. */
  #shade(): void {
    const narrow = matchMedia(NARROW).matches;
    const covered = narrow && (!this.#sideHidden || !this.#panel.hidden);
    this.#veil.hidden = !covered;
    const below = this.element.querySelectorAll<HTMLElement>(":scope > header > :not(h1), :scope > .reading");
    for (const place of below) place.inert = covered;
  }

  #dismiss(): void {
    if (!this.#panel.hidden) this.closePanel();
    else this.showSide(false);
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const narrow = matchMedia(NARROW).matches;
    if (!this.#panel.hidden) this.closePanel();
    else if (narrow && !this.#sideHidden) this.showSide(false);
    else return;
    event.preventDefault();
  }
}

/** The element of a shadow tree that has the focus. */
export function focused(inside: HTMLElement): HTMLElement | null {
  return (inside.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
}

/** A button that is nothing but an icon. */
export function button(label: string, path: string, press: () => void): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: "icon", "aria-label": label, title: label, onclick: press },
    icon(path),
  );
}

/** A button or link with an icon, and with its label where there is room. */
function labelled<T extends HTMLElement>(element: T, label: string, path: string): T {
  element.classList.add("action");
  element.append(icon(path), h("span", {}, label));
  element.title = label;
  return element;
}
