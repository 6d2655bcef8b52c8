/** Says at first contact that a program answers. */

import { h } from "../dom";
import { recall, remember } from "./remember";
import type { ChatWords } from "./words";

const KEY = "broadsheet notice";

/** The notice, until it has been read; then a line that stays. */
export function notice(words: ChatWords): HTMLElement {
  const fine = h("p", { class: "fine" }, words.fine);
  if (recall(KEY)) return fine;
  const note: HTMLElement = h(
    "section",
    { class: "notice", "aria-label": words.notice.split(".")[0]! },
    h("p", {}, words.notice),
    h(
      "button",
      {
        type: "button",
        class: "button",
        onclick: () => {
          remember(KEY, new Date().toISOString());
          note.replaceWith(fine);
        },
      },
      words.understood,
    ),
  );
  return note;
}
