/** What adds something to the chat's page, in places that the page leaves for it. */

import type { Chat } from "./chat";
import type { Exchange } from "./conversation";

export interface Extension {
  /** In the list beside the chat. */
  side?(chat: Chat): Node;
  /** Over the box in which questions are written. */
  composer?(chat: Chat): Node | null;
  /** Beside a question. */
  beside?(exchange: Exchange, chat: Chat): Node[];
  /** Between a question and its answer. */
  above?(exchange: Exchange, chat: Chat): Node | null;
  /** Behind the buttons below an answer. */
  tools?(exchange: Exchange, chat: Chat): Node[];
  /** Below the answer; called again for each exchange that becomes whole. */
  below?(exchange: Exchange, chat: Chat): Node | null;
  /** The page shows another conversation, or the one it shows has changed. */
  changed?(chat: Chat): void;
  /** A quote was pressed, of all that the answer has. */
  opened?(citation: import("../server").Citation, exchange: Exchange, chat: Chat): void;
}
