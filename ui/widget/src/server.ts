/** The server that answers: sessions, questions, feedback. */

/** Another article with the same words. */
export interface Copy {
  title: string;
  url: string | null;
}

export interface Citation {
  number: number;
  article_id: string;
  title: string;
  url: string | null;
  published: string | null;
  quote: string;
  start: number;
  end: number;
  deep_link: string | null;
  /** Of the article, as it was read. */
  version?: string;
  author?: string | null;
  also_in?: Copy[];
  /** What the article says was corrected in it. */
  correction?: string | null;
  /** What the article says it is: news, opinion, analysis, advertising ... */
  kind?: string | null;
  /** Who may read all of the article; everybody where nothing is said. */
  access?: "public" | "subscribers" | "internal";
}

/** An event of a timeline. */
export interface Dated {
  day: string | null;
  citation: number;
}

/** What the editors themselves say. */
export interface Editors {
  entry: string;
  kind: "pinned" | "blocked" | "referral";
  text: string;
  link?: string | null;
  by?: string | null;
}

/** The answerer of what the editors say. */
export const EDITORS = "editors";

export interface Answer {
  /** The events where a timeline was asked for, the oldest first. */
  timeline?: Dated[];
  answer: string;
  answered: boolean;
  answerer: string;
  standalone_question: string;
  /** The probability that the answer is right; 0.5 where nobody has judged it. */
  confidence: number;
  /** The place of the short answer in `answer`, in code points. */
  marked_start?: number | null;
  marked_end?: number | null;
  /** Why the answer is not what was expected, such as a language model that did not answer. */
  notice?: string;
  /** The answer itself where `answerer` is EDITORS; otherwise it stands above the answer. */
  editors?: Editors | null;
  citations: Citation[];
  nearest: Citation[];
  /** The days whose articles went first, or were looked in alone, and what in the question names
   * them; null where they were set beside it. */
  looked_at?: { since: string | null; until: string | null; because: string | null } | null;
}

/** An answer and the id by which it can be judged. */
export interface Answered {
  id: string;
  answer: Answer;
}

export interface Message {
  role: "user" | "assistant";
  content: string;
}

/** The page that a question is asked on. */
export interface Page {
  url: string;
  title: string;
}

/** Where the server is with a question; `done` of `of` passages are read. */
export interface Stage {
  stage: "searching" | "reading" | "writing";
  done?: number;
  of?: number;
}

/** Hears of an answer on its way. */
export interface Hearing {
  stage(stage: Stage): void;
  /** The answer as far as it has come, and by whom. */
  said(text: string, answerer: string): void;
}

export interface Asked {
  question: string;
  history: Message[];
  page: Page | undefined;
}

/** `code` is the server's, or "offline"; `retryAfter` counts seconds. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }
}

export class Server {
  #token = "";
  #subscriber: string | undefined;

  /** `data.subscriber` is the token of a visitor who is one; the page may change it. */
  constructor(
    readonly base: string,
    readonly data: DOMStringMap = {},
  ) {}

  /** Where the quote can be read where it was published, or else as it is kept here. */
  where(citation: Citation): string {
    return citation.deep_link ?? this.kept(citation);
  }

  /** Where the article is kept here, with the quote marked. */
  kept({ article_id, start, end }: Citation): string {
    return `${this.base}article/${article_id}?start=${start}&end=${end}#quote`;
  }

  /** The answer. Throws Failure, or an AbortError. */
  async ask(asked: Asked, hearing: Hearing, signal: AbortSignal): Promise<Answered> {
    const response = await this.#post("embed/ask", asked, signal);
    const id = response.headers.get("X-Answer-Id") ?? "";
    let text = "";
    let answerer = "";
    for await (const [event, data] of events(response, signal)) {
      if (event === "meta") answerer = data.answerer;
      else if (event === "stage") hearing.stage(data);
      else if (event === "token") hearing.said((text += data.text), answerer);
      else if (event === "error") throw new Failure(data.code, data.message, data.retry_after);
      else if (event === "done") return { id, answer: data };
    }
    throw new Failure("offline", "the answer ended before it was whole");
  }

  /** Say that an answer is right (1) or wrong (-1), and why. Throws Failure. */
  async judge(id: string, value: 1 | -1, comment = ""): Promise<void> {
    await this.#send("api/feedback", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ answer_id: id, value, comment }),
    });
  }

  /** Have the server forget the session. */
  end(): void {
    if (!this.#token) return;
    const headers = { Authorization: `Bearer ${this.#token}` };
    this.#token = "";
    void this.#send("embed/session", { method: "DELETE", headers }).catch(() => undefined);
  }

  /** A POST within the session, which is begun where there is none and anew where it is over. */
  async #post(path: string, body: object, signal: AbortSignal): Promise<Response> {
    const send = async (): Promise<Response> => {
      if (this.#subscriber !== (this.#subscriber = this.data.subscriber)) this.#token = "";
      this.#token ||= await this.#begin(signal);
      return this.#send(path, {
        method: "POST",
        signal,
        headers: {
          Authorization: `Bearer ${this.#token}`,
          "Content-Type": "application/json",
          Accept: "text/event-stream",
        },
        body: JSON.stringify(body),
      });
    };
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Failure && error.code === "session_over")) throw error;
      this.#token = "";
      return send();
    }
  }

  async #begin(signal: AbortSignal): Promise<string> {
    // Without a token the browser need not ask first whether it may send one.
    const headers = this.#subscriber && { Authorization: `Bearer ${this.#subscriber}` };
    const response = await this.#send("embed/session", { method: "POST", signal, headers: headers || {} });
    const { token } = (await response.json()) as { token: string };
    return token;
  }

  #send(path: string, init: RequestInit): Promise<Response> {
    return send(this.base + path, { ...init, credentials: "omit" });
  }
}

/** The answer to a request if it is a good one. Throws Failure, or an AbortError. */
export async function send(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Failure("offline", String(error));
  }
  if (response.ok) return response;
  const error = await refusal(response);
  const after = Number(response.headers.get("Retry-After"));
  const busy = response.status === 429 || response.status === 503;
  throw new Failure(error.code, error.message, busy ? after || 5 : null);
}

/** What the server says is wrong; a proxy before it says it in its own way, or not at all. */
async function refusal(response: Response): Promise<{ code: string; message: string }> {
  const said = await response.json().catch(() => undefined);
  if (typeof said?.error?.code === "string") return said.error;
  return { code: "http_error", message: `status ${response.status}` };
}

/** The events of a stream; the server sends one line of data with each. */
export async function* events(
  response: Response,
  signal: AbortSignal,
): AsyncGenerator<[string, any]> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw signal.aborted ? error : new Failure("offline", String(error));
      });
      if (done) return;
      const parts = (rest + value).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        const [event, data] = part.split("\n");
        if (data) yield [event!.slice("event: ".length), JSON.parse(data.slice("data: ".length))];
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
