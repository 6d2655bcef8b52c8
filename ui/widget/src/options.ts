/** What a page may choose, as `data-` attributes of the script or of the element. */

import { type Words, words } from "./words";

/** Options by name, as the server gives them for the page; an attribute goes before them. */
export type Config = Record<string, unknown>;

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
  open: boolean;
  persist: string;
  pageContext: boolean;
  followUps: boolean;
  feedback: boolean;
  privacy: string;
  zIndex: string;
}

export function options(attributes: DOMStringMap, config: Config): Options {
  const given = Object.entries(config).map(([name, value]) => [
    name.replace(/-./g, (dash) => dash.slice(1).toUpperCase()),
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const data: DOMStringMap = { ...Object.fromEntries(given), ...attributes };
  const language = data.language ?? (document.documentElement.lang || navigator.language);
  const said = words(language);
  return {
    title: data.title ?? said.title,
    greeting: data.greeting ?? said.greeting,
    starters: starters(data.starters ?? "[]"),
    position: data.position ?? "bottom-right",
    offset: data.offset ?? "20px",
    accent: data.accent ?? "",
    theme: data.theme ?? "auto",
    language,
    words: said,
    open: isOn(data.open, false),
    persist: data.persist ?? "session",
    pageContext: isOn(data.pageContext, true),
    followUps: isOn(data.followUps, true),
    feedback: isOn(data.feedback, true),
    privacy: data.privacy ?? "",
    zIndex: data.zIndex ?? "2147483000",
  };
}

/** Whether `data-name`, `data-name="on"` or `data-name="off"` says so. */
function isOn(value: string | undefined, otherwise: boolean): boolean {
  return value === undefined ? otherwise : !["off", "false", "no"].includes(value);
}

function starters(json: string): string[] {
  try {
    const list: unknown = JSON.parse(json);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // Said below, as for anything else that is no list.
  }
  console.warn(`Broadsheet: starters are no JSON list of questions: ${json}`);
  return [];
}
