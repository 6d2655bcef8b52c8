/** What a page may choose, as `data-` attributes of the script or of the element. */

import { type Words, words } from "./words";

/** What the server says for all pages; an attribute goes before it. */
export interface Config {
  title?: string;
  starters?: string[];
}

export interface Options {
  title: string;
  greeting: string;
  starters: string[];
  position: string;
  offset: string;
  accent: string;
  theme: string;
  language: string;
  words: Words;
  persist: string;
  feedback: boolean;
  privacy: string;
  zIndex: string;
}

export function options(data: DOMStringMap, config: Config): Options {
  const language = data.language ?? (document.documentElement.lang || navigator.language);
  const said = words(language);
  return {
    title: data.title ?? config.title ?? said.title,
    greeting: data.greeting ?? said.greeting,
    starters: data.starters ? starters(data.starters) : (config.starters ?? []),
    position: data.position ?? "bottom-right",
    offset: data.offset ?? "20px",
    accent: data.accent ?? "",
    theme: data.theme ?? "auto",
    language,
    words: said,
    persist: data.persist ?? "session",
    feedback: isOn(data.feedback, true),
    privacy: data.privacy ?? "",
    zIndex: data.zIndex ?? "2147483000",
  };
}

/** Whether `data-name`, `data-name="on"` or `data-name="off"` says so. */
export function isOn(value: string | undefined, otherwise: boolean): boolean {
  return value === undefined ? otherwise : !["off", "false", "no"].includes(value);
}

function starters(json: string): string[] {
  try {
    const list: unknown = JSON.parse(json);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // Said below, as for anything else that is no list.
  }
  console.warn(`Broadsheet: data-starters is no JSON list of questions: ${json}`);
  return [];
}
