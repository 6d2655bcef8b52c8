/** The box in which questions are written. */

import { h, icon } from "../dom";
import type { ChatWords } from "./words";

const SEND = "M12 19V5 M6 11l6-6 6 6";
const STOP = "M7 7h10v10H7z";
const LONGEST = 2000;

export class Composer {
  readonly element: HTMLFormElement;
  readonly box = h("textarea", { rows: 1, maxlength: LONGEST, dir: "auto", enterkeyhint: "send" });
  readonly #send = h("button", { class: "send" });
  #asking = false;

  constructor(
    readonly words: ChatWords,
    ask: (question: string) => void,
    stop: () => void,
  ) {
    this.box.setAttribute("aria-label", words.question);
    this.element = h(
      "form",
      {
        class: "composer",
        onsubmit: (event) => {
          event.preventDefault();
          if (this.#asking) stop();
          else submit();
          this.focus();
        },
      },
      this.box,
      this.#send,
    );
    const submit = (): void => {
      const question = this.box.value.trim();
      if (!question) return;
      this.box.value = "";
      ask(question);
    };
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#asking) {
        event.preventDefault();
        stop();
      }
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      if (!this.#asking) submit();
    });
    this.show(false, false);
  }

  /** Whether something is being asked, and whether something was before. */
  show(asking: boolean, further: boolean): void {
    this.#asking = asking;
    const { words } = this;
    const label = asking ? words.stop : words.send;
    this.#send.replaceChildren(icon(asking ? STOP : SEND));
    this.#send.setAttribute("aria-label", label);
    this.#send.title = label;
    this.#send.classList.toggle("stop", asking);
    this.box.placeholder = further ? words.next : words.ask;
  }

  /** Have the focus in the box, except where a keyboard would come up and cover the page. */
  focus(): void {
    if (!matchMedia("(hover: none) and (pointer: coarse)").matches) this.box.focus({ preventScroll: true });
  }

  /** Write `question` into the box, to be changed and asked. */
  write(question: string): void {
    this.box.value = question;
    this.box.focus();
  }
}

/** Whether a key that was pressed somewhere on the page is the beginning of a text. */
export function begins(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if ([...event.key].length !== 1 || event.key === " ") return false;
  const target = event.composedPath()[0];
  return !(target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]"));
}
