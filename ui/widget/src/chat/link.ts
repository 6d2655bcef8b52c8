/** A link to an answer, for others to read it. */

import { h } from "../dom";
import { Failure, send } from "../server";
import type { Chat } from "./chat";
import type { Exchange } from "./conversation";
import type { Extension } from "./extension";
import { button } from "./frame";
import { talkWords } from "./talks.words";

const LINK = "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1 M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1";

export const linking: Extension = {
  tools(exchange, chat) {
    if (!chat.told.permalinks || !exchange.answerId || !exchange.answer) return [];
    const words = talkWords(chat.words.code);
    const told = h("span", { role: "status", class: "told" });
    const link = button(words.link, LINK, async () => {
      try {
        const address = new URL(await made(exchange, chat), chat.base).href;
        told.replaceChildren(...(await shown(address, words.linked, words.linkIs)));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        told.textContent = error.code === "no_such_answer" ? words.linkOver : words.linkFailed;
      }
    });
    return [link, told];
  },
};

/** Where the server shows the answer, which it keeps from now on. Throws Failure. */
async function made(exchange: Exchange, chat: Chat): Promise<string> {
  if (exchange.link) return exchange.link;
  const response = await send(`${chat.base}api/answers`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ answer_id: exchange.answerId }),
  });
  const { url } = (await response.json()) as { url: string };
  exchange.link = url.replace(/^\//, ""); // also below another path, behind a proxy
  chat.store.save(chat.conversation);
  return exchange.link;
}

/** What is said once the address is copied; the address itself where the page may not copy. */
async function shown(address: string, linked: string, linkIs: string): Promise<(Node | string)[]> {
  try {
    await navigator.clipboard.writeText(address);
    return [linked];
  } catch {
    return [`${linkIs} `, h("a", { href: address }, address)];
  }
}
