/** Asks over Gradio's call protocol: a POST that gives the call a name, and the call's events. */

import { type Answer, Failure, type Hearing, type Message, events, send } from "../server";
import type { Chosen } from "./conversation";

export interface Question {
  question: string;
  history: Message[];
  chosen: Chosen;
}

export interface ChatHearing extends Hearing {
  /** The answer's name. */
  named(id: string): void;
}

/** Milliseconds without a sign of the server, which sends one every 15 seconds, that mean it has gone. */
const SILENCE = 40_000;

/** The answer. Throws Failure, or an AbortError. */
export async function ask(
  base: string,
  asked: Question,
  hearing: ChatHearing,
  signal: AbortSignal,
): Promise<Answer> {
  const gone = new AbortController();
  let timer = 0;
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => gone.abort(), SILENCE);
  };
  alive();
  try {
    return await follow(base, asked, hearing, AbortSignal.any([signal, gone.signal]), alive);
  } catch (error) {
    if (gone.signal.aborted && !signal.aborted) throw new Failure("offline", "no sign of the server");
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function follow(
  base: string,
  { question, history, chosen }: Question,
  hearing: ChatHearing,
  signal: AbortSignal,
  alive: () => void,
): Promise<Answer> {
  const { headline: _, ...filters } = chosen;
  const begun = await send(`${base}gradio_api/call/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ data: [{ question, history, ...filters }] }),
    signal,
  });
  const { event_id } = (await begun.json()) as { event_id: string };
  const response = await send(`${base}gradio_api/call/ask/${event_id}`, { signal });
  let text = "";
  let answerer = "";
  for await (const [name, data] of events(response, signal)) {
    alive();
    // Gradio's own: text where the server is going down, and otherwise what is wrong in the answering.
    if (name === "error" && typeof data === "string") break;
    if (name === "error") throw new Failure("error", "the answer has failed");
    if (name !== "generating") continue; // `complete` says the last piece again.
    for (const { event, data: piece } of data[0]) {
      if (event === "meta") {
        answerer = piece.answerer;
        hearing.named(piece.answer_id ?? "");
      } else if (event === "stage") hearing.stage(piece);
      else if (event === "token") hearing.said((text += piece.text), answerer);
      else if (event === "error") throw new Failure(piece.code, piece.message, piece.retry_after);
      else if (event === "done") return piece;
    }
  }
  throw new Failure("offline", "the answer ended before it was whole");
}
