/** The server's side of the desk: what it tells, and what can be asked of it. */

import type { Labelled } from "../../answer";
import { type Citation, send } from "../../server";

export const CRITERIA = ["accurate", "sourced", "opinion", "editorialising", "context"] as const;
export type Criterion = (typeof CRITERIA)[number];

/** True where an answer meets a criterion, null where nobody has said. */
export type Criteria = Partial<Record<Criterion, boolean | null>>;

/** A question that was asked, and what came back. */
export interface Member {
  answer_id: string;
  at: string;
  question: string;
  answered: boolean;
  confidence: number | null;
  answer: string;
  answerer?: string;
  marked_start?: number | null;
  marked_end?: number | null;
  citations: Citation[];
  nearest: Citation[];
  seconds: number | null;
  page: string | null;
  origin: string | null;
  value: 1 | -1 | null;
  comment: string | null;
  criteria: Criteria | null;
  /** The id of the test that was made of it. */
  test?: string | null;
}

/** Questions that mean the same. */
export interface Group {
  id: string;
  question: string;
  count: number;
  declined: number;
  disliked: number;
  last: string;
  members: Member[];
}

export interface Questions {
  kept_days: number | null;
  counts: Record<string, number>;
  groups: Group[];
  /** Of groups, on all pages. */
  total: number;
}

export interface Test extends Labelled {
  id: string;
  question: string;
  answers: string[] | null;
  article_id: string | null;
  title: string | null;
  quote: string | null;
  since: string;
  by: string | null;
  outcome: "passed" | "failed" | null;
  ran: string | null;
  /** What was answered in the last run. */
  given?: string | null;
}

export interface Ran {
  passed: number;
  failed: number;
  changed: { test: string; was: string | null; is: string; words: string }[];
}

export interface Said {
  file: string;
  problems: { line: number | null; text: string }[];
  entries: Entry[];
}

export interface Entry {
  name: string;
  kind: "pinned" | "blocked" | "referral";
  questions: string[];
  topics?: string[];
  /** Questions that are near and not meant. */
  not?: string[];
  text: string;
  link: string | null;
  /** By language. */
  texts?: Record<string, string>;
  /** Whether it counts today. */
  awake?: boolean;
  from: string | null;
  until: string | null;
  by: string | null;
  caught: number;
  last: string | null;
}

export interface Source {
  source: string;
  kind: string;
  articles: number | null;
  seen: string | null;
  tried: string | null;
  next: string | null;
  problem: string | null;
  failures: number | null;
}

/** How many of the answers of a week meet a criterion, and how many do not. */
export interface Week extends Partial<Record<Criterion, { yes: number; no: number }>> {
  week: string;
}

/** An article as paragraphs of sentences, whose places count code points. */
export interface Marked {
  id: string;
  title: string;
  language: string | null;
  paragraphs: Sentence[][];
}

export interface Sentence {
  start: number;
  end: number;
  text: string;
}

/** A passage of an article that a search has found. */
export interface Passage extends Labelled {
  article_id: string;
  title: string;
  start: number;
  end: number;
}

/** What the server tells. Throws Failure. */
export async function get<Told>(path: string): Promise<Told> {
  const response = await send(`/api/${path}`, { headers: { Accept: "application/json" } });
  return (await response.json()) as Told;
}

/** What comes of a change; null where the server says no more than that it is made. Throws Failure. */
export async function post<Told>(path: string, body: object): Promise<Told | null> {
  const headers = { "Content-Type": "application/json" };
  const response = await send(`/api/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return response.status === 204 ? null : ((await response.json()) as Told);
}

/** Throws Failure. */
export async function remove(path: string): Promise<void> {
  await send(`/api/${path}`, { method: "DELETE" });
}
