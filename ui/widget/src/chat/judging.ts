/** Whether an answer was helpful; whoever is not content may say why. */

import { h } from "../dom";
import { Failure, type Server } from "../server";
import { button } from "./frame";
import type { ChatWords } from "./words";

const UP = "M7 11v9H4v-9z M7 11l4-8a2 2 0 0 1 2 2v4h6l-2 11H7";
const DOWN = "M7 13V4H4v9z M7 13l4 8a2 2 0 0 0 2-2v-4h6L17 4H7";
const LONGEST = 1000;

/** Two buttons, of which the pressed one stays pressed, and a line that asks why. */
export function judging(id: string, server: Server, words: ChatWords): Node[] {
  const told = h("span", { role: "status", class: "told" });
  const comment = h("textarea", { rows: 2, maxlength: LONGEST, dir: "auto" });
  const send = async (value: 1 | -1, said?: string): Promise<boolean> => {
    const heard = await server.judge(id, value, said).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Failure) return false;
        throw error;
      },
    );
    told.textContent = heard ? words.thanks : words.unheard;
    return heard;
  };
  const say = async (said: string): Promise<void> => {
    if (said && !(await send(-1, said))) return;
    why.hidden = true;
    unhelpful.focus();
  };
  const why = h(
    "form",
    {
      class: "why",
      hidden: true,
      onsubmit: (event) => {
        event.preventDefault();
        void say(comment.value.trim());
      },
    },
    h("label", {}, words.why, comment),
    h("button", { class: "button" }, words.tell),
    h("button", { type: "button", class: "button plain", onclick: () => void say("") }, words.skip),
  );
  const press = async (pressed: HTMLElement, value: 1 | -1): Promise<void> => {
    if (!(await send(value))) return;
    for (const one of [helpful, unhelpful]) one.setAttribute("aria-pressed", String(one === pressed));
    why.hidden = value === 1;
    if (!why.hidden) comment.focus();
  };
  const helpful = button(words.helpful, UP, () => void press(helpful, 1));
  const unhelpful = button(words.unhelpful, DOWN, () => void press(unhelpful, -1));
  for (const one of [helpful, unhelpful]) one.setAttribute("aria-pressed", "false");
  return [helpful, unhelpful, told, why];
}
