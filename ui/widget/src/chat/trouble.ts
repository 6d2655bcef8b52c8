/** Why there is no answer, and what can be done. */

import { h, icon } from "../dom";
import type { Trouble } from "./conversation";
import { type ChatWords, duration } from "./words";

export const WARNING = "M12 4L2.8 19.5h18.4z M12 10v4.5 M12 17v.2";

/** Codes of what another try does not mend. */
const FINAL = ["bad_question", "bad_date", "bad_history", "bad_request", "too_large"];

/** Whether the server could not be reached, and may be back soon. */
export function isGone({ code }: Trouble): boolean {
  return code === "offline" || code === "stopping";
}

/** Said in the place of the answer, with a button that asks `again`, from the time on that the
 * server has named. */
export function troubleNote(trouble: Trouble, words: ChatWords, again: () => void): HTMLElement {
  const { code, retryAfter } = trouble;
  const wait = retryAfter ?? 0;
  const retry = h("button", { type: "button", class: "button", disabled: wait > 0, onclick: again }, words.retry);
  if (wait > 0) setTimeout(() => (retry.disabled = false), 1000 * wait);
  return h(
    "div",
    { class: "trouble", role: "alert" },
    icon(WARNING),
    h("p", { dir: "auto" }, what(trouble, words)),
    !FINAL.includes(code) && retry,
  );
}

function what(trouble: Trouble, words: ChatWords): string {
  const { code, message, retryAfter } = trouble;
  if (code === "cut") return words.cut;
  if (isGone(trouble)) return navigator.onLine ? words.gone : words.offline;
  if (code === "too_many_questions") return words.limit.replace("{n}", duration(retryAfter ?? 1, words.code));
  if (retryAfter !== null) return words.busy.replace("{n}", duration(retryAfter, words.code));
  if (code === "no_such_article") return words.withdrawn;
  if (FINAL.includes(code)) return message;
  return words.failed;
}

/** Milliseconds between two looks whether the server is back, at the first try; twice as many at each
 * that follows, because what is wrong may be the question. */
const PAUSE = 2000;

/** Resolves once the server answers again, and not before the browser says that it is online. Ends
 * without it when `signal` does. */
export async function back(address: string, tries: number, signal: AbortSignal): Promise<boolean> {
  const pause = PAUSE * 2 ** tries;
  while (!signal.aborted) {
    await new Promise((done) => setTimeout(done, pause));
    if (document.hidden || !navigator.onLine || signal.aborted) continue;
    const there = await fetch(address, { signal }).then(
      (response) => response.ok,
      () => false,
    );
    if (there) return !signal.aborted;
  }
  return false;
}
