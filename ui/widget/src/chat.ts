/** The element with its button. The panel comes at first opening. */

import { h, icon, sheet } from "./dom";
import { type ButtonOptions, type Config, buttonOptions, chosen } from "./options";
import type { Panel } from "./panel";

const TAG = "broadsheet-chat";

const BUBBLE = "M4 4h16v12H9l-5 4z M8 8.5h8 M8 12h5";
const DOWN = "M5 9l7 7 7-7";
const CROSS = "M7 7l10 10 M17 7L7 17";

/*
 * `!important` in a shadow tree goes before `!important` of the page, so that no rule of the page
 * reaches in. The page's own box is untouched: a floating chat has none in its flow.
 */
const style = sheet(`
  :host { all: initial !important; display: contents !important }
  :host([inline]) {
    display: block !important; block-size: var(--broadsheet-height, 36rem) !important;
  }
  .place {
    --accent: var(--broadsheet-accent, light-dark(#1d4f91, #a3c7f7));
    --on-accent: var(--broadsheet-on-accent,
      oklch(from var(--accent) clamp(0, (0.565 - l) * 1000, 1) 0 0));
    position: fixed; display: flex; flex-direction: column; gap: 12px; pointer-events: none;
    color-scheme: light dark; font: 16px/1.5 var(--broadsheet-font, system-ui, sans-serif);
  }
  .place > * { pointer-events: auto }
  .place[data-theme=light] { color-scheme: light }
  .place[data-theme=dark] { color-scheme: dark }
  .place.left { align-items: start; left: var(--across) }
  .place.right { align-items: end; right: var(--across) }
  .place.top { flex-direction: column-reverse; top: var(--along) }
  .place.bottom { bottom: var(--along) }
  .place[dir=rtl].left { align-items: end }
  .place[dir=rtl].right { align-items: start }
  .place.inline { position: static; block-size: 100% }
  .launcher {
    inline-size: 56px; block-size: 56px; padding: 14px; border: 0; border-radius: 50%;
    background: var(--accent); color: var(--on-accent); cursor: pointer;
    box-shadow: 0 2px 12px #0005; position: relative;
  }
  .launcher[aria-expanded=true] svg:first-child, .launcher[aria-expanded=false] svg + svg { display: none }
  .badge::after {
    content: ""; position: absolute; inset: 0 0 auto auto; padding: 6px;
    border: 2px solid light-dark(#fff, #1c1d20); border-radius: 50%; background: #d3352b;
  }
  .launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
  .unreachable, .bubble {
    margin: 0; padding: 8px 12px; border: 1px solid #8888; border-radius: 12px;
    background: light-dark(#fff, #1c1d20); color: light-dark(#1a1b1d, #ececea);
  }
  .bubble { display: flex; padding: 0; max-inline-size: 280px; box-shadow: 0 2px 12px #0003 }
  .bubble button {
    min-block-size: 44px; padding: 10px 0; padding-inline-start: 14px; border: 0; background: none; color: inherit;
    font: inherit; text-align: start; cursor: pointer;
  }
  .place:has([aria-expanded=true]) .bubble { display: none }
  .bubble button + button { flex: none; inline-size: 44px; padding: 14px }
  svg { inline-size: 100%; block-size: 100%; fill: none; stroke: currentColor; stroke-width: 1.8;
    stroke-linecap: round; stroke-linejoin: round }
  @media (forced-colors: active) { .launcher { border: 2px solid ButtonText } }
  @media print { .place { display: none } }
`);

/** Where the chat comes from, with a slash at the end. */
let server = "";
let config: Config = {};
let allowed: Promise<boolean>;

class BroadsheetChat extends HTMLElement {
  /** Where everything of the chat stands; null on a page that may not have it. */
  #place: Promise<HTMLElement | null> = Promise.resolve(null);
  #launcher?: HTMLButtonElement;
  #panel?: Panel;
  #loading?: Promise<Panel | null>;
  /** How often the panel could not be fetched. */
  #failed = 0;
  /** What the page chose when the chat was made, and the server's own. */
  #chosen: DOMStringMap = {};
  #options!: ButtonOptions;

  connectedCallback(): void {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [style];
    this.#place = this.#begin();
    void this.#ready();
  }

  /** Show the chat, and move the focus into it. */
  async open(): Promise<void> {
    const panel = await this.#load();
    if (panel) this.#greeted();
    panel?.show();
  }

  close(): void {
    this.#panel?.hide();
  }

  /** Open the chat and ask. */
  async ask(question: string): Promise<void> {
    await this.open();
    await this.#panel?.ask(question);
  }

  /** Forget the conversation, here and on the server. */
  reset(): void {
    this.#panel?.reset();
  }

  /** Remove the chat from the page. */
  destroy(): void {
    this.#panel?.stop();
    this.remove();
  }

  async #begin(): Promise<HTMLElement | null> {
    if (!(await allowed)) return null;
    this.#chosen = chosen(this.dataset, config);
    this.#options = buttonOptions(this.#chosen);
    const { title, position, offset, zIndex, theme, accent, words } = this.#options;
    const vertical = position.startsWith("top") ? "top" : "bottom";
    const horizontal = position.endsWith("left") ? "left" : "right";
    const place = h("div", { class: `place ${vertical} ${horizontal}`, dir: words.dir, lang: words.code });
    place.dataset.theme = theme;
    if (accent) place.style.setProperty("--broadsheet-accent", accent);
    if (this.#inline) {
      place.classList.add("inline");
    } else {
      const [across, along = across] = offset.split(" ") as [string, string?];
      place.style.setProperty("--along", along);
      place.style.setProperty("--across", across);
      place.style.zIndex = zIndex;
      this.#launcher = h(
        "button",
        {
          type: "button",
          class: "launcher",
          part: "launcher",
          "aria-label": title,
          "aria-haspopup": "dialog",
          "aria-expanded": "false",
          onclick: () => void this.#toggle(),
        },
        icon(BUBBLE),
        icon(DOWN),
      );
      place.append(this.#launcher);
      if (!remembered("greeted")) this.#greet(place);
    }
    this.shadowRoot?.append(place);
    return place;
  }

  /** What draws the eye, until the chat is opened or the bubble closed. */
  #greet(place: HTMLElement): void {
    const { bubble, badge, words } = this.#options;
    this.#launcher!.classList.toggle("badge", badge);
    if (!bubble) return;
    const said = h("button", { type: "button", onclick: () => void this.open() }, bubble);
    const close = h("button", { type: "button", "aria-label": words.close }, icon(CROSS));
    close.addEventListener("click", () => {
      this.#greeted();
      this.#launcher!.focus();
    });
    place.prepend(h("div", { class: "bubble", part: "bubble", dir: "auto" }, said, close));
  }

  #greeted(): void {
    const { bubble, badge } = this.#options;
    if (!bubble && !badge) return;
    this.shadowRoot!.querySelector(".bubble")?.remove();
    this.#launcher?.classList.remove("badge");
    try {
      localStorage.setItem(`broadsheet ${server} greeted`, "");
    } catch {
      // The browser keeps nothing: the next page greets again.
    }
  }

  async #ready(): Promise<void> {
    if (!(await this.#place)) return;
    const { open, persistOpen } = this.#options;
    if (this.#inline || open || (persistOpen && remembered("open"))) (await this.#load())?.show(true);
    this.dispatchEvent(new CustomEvent("ready"));
  }

  get #inline(): boolean {
    return this.hasAttribute("inline");
  }

  async #toggle(): Promise<void> {
    if (this.#panel?.isOpen) this.close();
    else await this.open();
  }

  /** The panel, fetched once; null where there is none, be it for want of a connection. */
  #load(): Promise<Panel | null> {
    this.#loading ??= this.#fetch();
    return this.#loading;
  }

  async #fetch(): Promise<Panel | null> {
    const place = await this.#place;
    if (!place) return null;
    place.querySelector(".unreachable")?.remove();
    // A module that could not be fetched stays so for the page, in Firefox: ask for another one.
    const again = this.#failed ? `?${this.#failed}` : "";
    const files = ["panel", `words/${this.#options.words.code}`].map((name) => `${server}widget/${name}.js${again}`);
    let panel: typeof import("./panel");
    let words: typeof import("./words/en");
    try {
      [panel, words] = (await Promise.all(files.map((file) => import(file)))) as [typeof panel, typeof words];
    } catch (error) {
      console.error(`Broadsheet: ${files.join(", ")} cannot be reached`, error);
      place.prepend(h("p", { class: "unreachable", role: "alert" }, this.#options.words.offline));
      this.#loading = undefined;
      this.#failed += 1;
      return null;
    }
    // A browser may have kept this script from before an update of the server, and the others never:
    // what passes between them must go on working for the older one.
    this.#panel = panel.panel(this, server, this.#chosen, this.#launcher, words.default);
    place.prepend(this.#panel.element);
    return this.#panel;
  }
}

/** Whether the browser remembers something of the chat of this server, in this tab or for longer. */
function remembered(state: string): boolean {
  try {
    return [sessionStorage, localStorage].some((store) => store.getItem(`broadsheet ${server} ${state}`) !== null);
  } catch {
    return false; // It keeps nothing.
  }
}

/** Reads what the server says for this page. Resolves to whether the page may have the chat. */
async function configure(): Promise<boolean> {
  try {
    const response = await fetch(`${server}embed/config`, { credentials: "omit" });
    const body = (await response.json()) as Config & { error?: { message: string } };
    if (!body.error) config = body;
    else console.error(`Broadsheet: ${body.error.message}`);
    return response.status !== 403 && response.status !== 421;
  } catch (error) {
    console.error(`Broadsheet: ${server} cannot be reached`, error);
    return true; // The button says so when it is pressed.
  }
}

const first = (): BroadsheetChat | null => document.querySelector<BroadsheetChat>(TAG);

/** What a page can do with the first chat on it. */
export const api = {
  open: async () => first()?.open(),
  close: async () => first()?.close(),
  ask: async (question: string) => first()?.ask(question),
  reset: async () => first()?.reset(),
  destroy: async () => first()?.destroy(),
};

/** Bring the page's chats to life, or make one of the script's own where the page has placed none. */
export function start(script: HTMLScriptElement | null): void {
  server = new URL(".", script?.src ?? location.href).href;
  allowed = configure();
  customElements.define(TAG, BroadsheetChat);
  const place = (): void => {
    if (first()) return;
    const chat = document.createElement(TAG);
    Object.assign(chat.dataset, script?.dataset);
    // Beside the body, where rules such as `body > :last-child` do not see it.
    document.documentElement.append(chat);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
}
