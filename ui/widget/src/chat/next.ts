/** What can be asked next, below the last answer. */

import { h, icon } from "../dom";
import { Failure, send } from "../server";
import type { Chat } from "./chat";
import type { Exchange } from "./conversation";
import type { Extension } from "./extension";
import { talkWords } from "./talks.words";

const ARROW = "M5 12h14 M13 6l6 6-6 6";

/** By answer what the server suggests; it is asked once. */
const known = new Map<string, Promise<string[]>>();

export const nextQuestions: Extension = {
  below(exchange, chat) {
    if (!exchange.answer?.answered || !exchange.answerId || !isLast(exchange, chat)) return null;
    const place = h("div", { class: "next" });
    void suggested(exchange.answerId, chat).then((questions) => {
      if (questions.length && isLast(exchange, chat)) place.replaceChildren(...list(questions, chat));
    });
    return place;
  },

  changed(chat) {
    for (const place of chat.frame.column.querySelectorAll(".turn:not(:last-child) .next")) place.remove();
  },
};

function isLast(exchange: Exchange, { conversation }: Chat): boolean {
  return conversation.exchanges.at(-1) === exchange;
}

function suggested(answerId: string, chat: Chat): Promise<string[]> {
  let found = known.get(answerId);
  if (!found) {
    found = ask(answerId, chat);
    known.set(answerId, found);
  }
  return found;
}

async function ask(answerId: string, chat: Chat): Promise<string[]> {
  try {
    const response = await send(`${chat.base}api/next?answer_id=${encodeURIComponent(answerId)}`, {});
    return ((await response.json()) as { questions: string[] }).questions;
  } catch (error) {
    if (error instanceof Failure) return []; // an answer from before the server was restarted
    throw error;
  }
}

function list(questions: string[], chat: Chat): Node[] {
  const items = questions.map((question) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "starter",
          onclick: () => {
            chat.composer.focus();
            void chat.ask(question);
          },
        },
        h("span", { dir: "auto" }, question),
        icon(ARROW),
      ),
    ),
  );
  return [h("h3", {}, talkWords(chat.words.code).next), h("ul", { class: "starters" }, ...items)];
}
