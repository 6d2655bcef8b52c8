/** Fills the part of Gradio's page that is ours. */

import { sheet } from "../dom";
import { address, followAddress } from "./address";
import { Chat } from "./chat";
import answerCss from "../answer.css";
import tokens from "../tokens.css";
import css from "./chat.css";
import { editing } from "./edit";
import type { Extension } from "./extension";
import { filters } from "./filters";
import { LocalStore } from "./kept";
import { linking } from "./link";
import { nextQuestions } from "./next";
import { reading } from "./reading";
import { talks } from "./talks";
import talksCss from "./talks.css";
import { showTheme } from "./theme";
import timelineCss from "./timeline.css";
import { timelines } from "./timelines";
import type { Told } from "./welcome";
import { type ChatWords, chatWords } from "./words";

const extensions: Extension[] = [talks, reading, filters, linking, editing, timelines, nextQuestions, address];

/** Gradio's Column of this name is empty. */
const PLACE = "#broadsheet";

/** Milliseconds after which a server that did not answer is asked again. */
const PAUSE = 2000;

/** The place for the chat, once Gradio has made it. */
function place(): Promise<HTMLElement> {
  return new Promise((found) => {
    const look = (): boolean => {
      const there = document.querySelector<HTMLElement>(PLACE);
      if (there) found(there);
      return there !== null;
    };
    if (look()) return;
    const watcher = new MutationObserver(() => look() && watcher.disconnect());
    watcher.observe(document.documentElement, { childList: true, subtree: true });
  });
}

/** What the server says at `path`, asked again until it says something. */
async function told<T>(path: string): Promise<T> {
  for (;;) {
    const response = await fetch(path).catch(() => null);
    if (response?.ok) return (await response.json()) as T;
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

/** Gradio has languages of its own, and says late which one it has chosen. */
function speak({ code, dir }: ChatWords): void {
  const html = document.documentElement;
  const say = (): void => {
    if (html.lang !== code) html.lang = code;
    if (html.dir !== dir) html.dir = dir;
  };
  say();
  new MutationObserver(say).observe(html, { attributeFilter: ["lang", "dir"] });
}

async function start(): Promise<void> {
  showTheme();
  const words = chatWords(navigator.languages);
  speak(words);
  const [said, me, there] = await Promise.all([
    told<Told>("chat/welcome"),
    told<{ owner: boolean }>("api/me"),
    place(),
  ]);
  const page = document.createElement("div");
  const root = page.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [tokens, css, talksCss, answerCss, timelineCss].map(sheet);
  const base = new URL(".", document.baseURI).href;
  const chat = new Chat(base, said, me.owner, words, new LocalStore(), extensions);
  root.append(chat.frame.element);
  there.append(page);
  followAddress(chat);
  chat.composer.focus();
}

void start();
