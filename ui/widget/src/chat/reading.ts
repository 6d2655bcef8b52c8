/** The article behind a quote, beside the chat; and the next question asked of one article alone. */

import { openSource } from "../source";
import type { Chat } from "./chat";
import type { Extension } from "./extension";

export const reading: Extension = {
  /** The page of an article, and the list of them, lead here with `?article=ID`. */
  composer(chat) {
    const address = new URL(location.href);
    const id = address.searchParams.get("article");
    if (id) {
      address.searchParams.delete("article");
      history.replaceState(history.state, "", address);
      void chosen(chat, id);
    }
    return null;
  },

  opened(citation, exchange, chat) {
    const { answer } = exchange;
    if (!answer) return;
    const node = openSource(citation, answer.answered ? answer.citations : answer.nearest, {
      base: chat.base,
      language: chat.language,
      ask: ({ id, title }) => {
        chat.frame.closePanel();
        chat.choose({ ...chat.chosen, article: id, headline: title });
      },
    });
    chat.frame.openPanel(node, chat.words.source);
  },
};

async function chosen(chat: Chat, id: string): Promise<void> {
  const response = await fetch(`${chat.base}api/articles/${encodeURIComponent(id)}`).catch(() => null);
  if (!response?.ok) return; // it has been withdrawn
  const { title } = (await response.json()) as { title: string };
  chat.choose({ ...chat.chosen, article: id, headline: title });
}
