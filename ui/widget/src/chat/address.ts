/** The page's address names the conversation that is shown, so that a reload and the browser's back
 * button find it. */

import type { Chat } from "./chat";
import { newConversation } from "./conversation";
import type { Extension } from "./extension";

/** Whether the page is going where the address says, as it does at first, rather than the other way
 * round. */
let following = true;

export const address: Extension = {
  changed(chat) {
    if (following || named() === wanted(chat)) return;
    const here = `${location.pathname}${location.search}${wanted(chat) && `#${wanted(chat)}`}`;
    history.pushState(null, "", here);
  },
};

/** Show what the address names, now and whenever it names something else. */
export function followAddress(chat: Chat): void {
  const follow = (): void => {
    following = true;
    if (named() !== wanted(chat)) chat.show(chat.store.load(named()) ?? newConversation());
    following = false;
    // What is not kept here, such as another browser's, has no address.
    if (named() !== wanted(chat)) history.replaceState(null, "", location.pathname + location.search);
  };
  addEventListener("popstate", follow);
  follow();
}

function named(): string {
  return location.hash.slice(1);
}

/** The conversation's name, once something was asked in it. */
function wanted({ conversation }: Chat): string {
  return conversation.exchanges.length ? conversation.id : "";
}
