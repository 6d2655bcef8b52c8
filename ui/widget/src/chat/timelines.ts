/** A timeline of what the last answer is about, and a timeline as a file. */

import { h } from "../dom";
import type { Chat } from "./chat";
import type { Exchange } from "./conversation";
import { download, fileName, markdown } from "./export";
import type { Extension } from "./extension";
import { button } from "./frame";
import { talkWords } from "./talks.words";

const LINE = "M6 4v16 M3 7h6 M3 12h6 M3 17h6 M13 7h8 M13 12h8 M13 17h8";
const SAVE = "M12 4v11 M7 11l5 5 5-5 M5 20h14";

export const timelines: Extension = {
  tools(exchange, chat) {
    const words = talkWords(chat.words.code);
    if (exchange.answer?.timeline?.length) return [button(words.saveTimeline, SAVE, () => save(exchange, chat))];
    if (!exchange.answer?.answered || !exchange.answer.citations.length) return [];
    const ask = button(words.timeline, LINE, () => {
      chat.composer.focus();
      const { article: _, headline: __, ...chosen } = exchange.chosen;
      void chat.ask(words.timeline, { ...chosen, wants: "timeline" });
    });
    ask.classList.add("to-timeline");
    ask.append(h("span", {}, words.timeline));
    return [ask];
  },

  changed(chat) {
    for (const old of chat.frame.column.querySelectorAll(".turn:not(:last-child) .to-timeline")) old.remove();
  },
};

function save(exchange: Exchange, chat: Chat): void {
  const title = exchange.answer!.answer.split("\n", 1)[0]!;
  const told = { ...chat.conversation, title, begun: exchange.asked, exchanges: [exchange] };
  download(markdown(told, chat), fileName(title));
}
