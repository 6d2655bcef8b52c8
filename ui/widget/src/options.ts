/** What a page may choose, as `data-` attributes of the script or of the element. */

import { type ButtonWords, type Words, buttonWords } from "./words";
import type { AnswerWords } from "./words/en";

/** Options by name, as the server gives them for the page. */
export type Config = Record<string, unknown>;

const POSITIONS = ["bottom-right", "bottom-left", "top-right", "top-left"];

/** What is chosen of the button. */
export interface ButtonOptions {
  title: string;
  position: string;
  offset: string;
  accent: string;
  theme: string;
  words: ButtonWords;
  open: boolean;
  persistOpen: boolean;
  /** What a bubble beside the button says; "" for none. */
  bubble: string;
  badge: boolean;
  zIndex: string;
}

/** What is chosen of the chat. */
export interface Options {
  title: string;
  greeting: string;
  starters: string[];
  language: string;
  words: Words;
  persist: string;
  pageContext: boolean;
  followUps: boolean;
  feedback: boolean;
  privacy: string;
  /** The address of a picture over the chat; "" for none. */
  logo: string;
  /** Whether visitors are told that a program answers. */
  notice: boolean;
  /** The day of the newest article and the moment when sources were last read, in ISO 8601. */
  newest: string;
  seen: string;
}

/** What is chosen by attribute, or else by the server. */
export function chosen(attributes: DOMStringMap, config: Config): DOMStringMap {
  const given = Object.entries(config).map(([name, value]) => [
    name.replace(/-./g, (dash) => dash.slice(1).toUpperCase()),
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return { ...Object.fromEntries(given), ...attributes };
}

export function buttonOptions(data: DOMStringMap): ButtonOptions {
  const said = buttonWords(languageOf(data));
  return {
    title: data.title ?? said.title,
    position: fit("position", data.position, "bottom-right", oneOf(...POSITIONS)),
    offset: fit("offset", data.offset, "20px", isOffset),
    accent: fit("accent", data.accent, "", (value) => CSS.supports("color", value)),
    theme: fit("theme", data.theme, "auto", oneOf("auto", "light", "dark")),
    words: said,
    open: isOn(data.open, false),
    persistOpen: isOn(data.persistOpen, false),
    bubble: data.bubble ?? "",
    badge: isOn(data.badge, false),
    zIndex: fit("z-index", data.zIndex, "2147483000", (value) => CSS.supports("z-index", value)),
  };
}

/** What is chosen of the chat, which says `chatWords`. */
export function options(data: DOMStringMap, chatWords: AnswerWords): Options {
  const language = languageOf(data);
  const said = { ...buttonWords(language), ...chatWords };
  return {
    title: data.title ?? said.title,
    greeting: data.greeting ?? said.greeting,
    starters: starters(data.starters ?? "[]"),
    language,
    words: said,
    persist: fit("persist", data.persist, "session", oneOf("none", "session", "local")),
    pageContext: isOn(data.pageContext, true),
    followUps: isOn(data.followUps, true),
    feedback: isOn(data.feedback, true),
    privacy: data.privacy ?? "",
    logo: data.logo ?? "",
    notice: isOn(data.notice, true),
    newest: data.newest ?? "",
    seen: data.seen ?? "",
  };
}

function languageOf(data: DOMStringMap): string {
  return data.language ?? (document.documentElement.lang || navigator.language);
}

/** The value of an option, or `otherwise` where it has none or one that means nothing. */
function fit(
  name: string,
  value: string | undefined,
  otherwise: string,
  means: (value: string) => boolean,
): string {
  if (value === undefined || means(value)) return value ?? otherwise;
  console.warn(`Broadsheet: data-${name} cannot be "${value}"`);
  return otherwise;
}

function oneOf(...known: string[]): (value: string) => boolean {
  return (value) => known.includes(value);
}

function isOffset(value: string): boolean {
  const lengths = value.split(" ");
  return lengths.length <= 2 && lengths.every((length) => CSS.supports("top", length));
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
