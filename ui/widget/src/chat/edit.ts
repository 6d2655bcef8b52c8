/** A question that is put in other words, or asked once more. */

import { h } from "../dom";
import type { Chat } from "./chat";
import type { Exchange } from "./conversation";
import type { Extension } from "./extension";
import { button } from "./frame";
import { talkWords } from "./talks.words";
import { counted } from "./words";

const PEN = "M4 20h4L19 9l-4-4L4 16z M13 7l4 4";
const AGAIN = "M20 11a8 8 0 1 0-2 6 M20 5v6h-6";
const LONGEST = 2000;

export const editing: Extension = {
  beside(exchange, chat) {
    const words = talkWords(chat.words.code);
    const edit = button(words.edit, PEN, () => open(exchange, chat, edit));
    return [edit];
  },

  tools(exchange, chat) {
    return [button(talkWords(chat.words.code).retry, AGAIN, () => chat.retry(exchange))];
  },
};

/** A form in the place of the question. */
function open(exchange: Exchange, chat: Chat, opener: HTMLElement): void {
  const words = talkWords(chat.words.code);
  const asked = opener.closest<HTMLElement>(".asked")!;
  const later = chat.conversation.exchanges.length - 1 - chat.conversation.exchanges.indexOf(exchange);
  const box = h("textarea", { rows: 2, maxlength: LONGEST, dir: "auto", "aria-label": words.edit });
  box.value = exchange.question;
  const close = (): void => {
    form.remove();
    asked.hidden = false;
    opener.focus();
  };
  const submit = (): void => {
    const question = box.value.trim();
    if (!question) return;
    chat.edit(exchange, question);
    chat.composer.focus();
  };
  const form = h(
    "form",
    {
      class: "edit",
      onsubmit: (event) => {
        event.preventDefault();
        submit();
      },
    },
    box,
    later > 0 && h("p", { role: "note" }, counted(later, words.editDrops, chat.words.code)),
    h("button", { class: "button primary" }, words.askAnew),
    h("button", { type: "button", class: "button plain", onclick: close }, words.cancel),
  );
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && event.target === box && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  asked.hidden = true;
  asked.after(form);
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}
