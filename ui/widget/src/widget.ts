/**
 * The one script a page loads. The page comes first: until it has loaded, nothing of the chat is
 * made, and an empty script would cost the page as much.
 */

import type { api } from "./chat";

declare global {
  interface Window {
    Broadsheet?: typeof api;
  }
}

/** Milliseconds after which a page that still waits, for a picture perhaps, has the chat. */
const PATIENCE = 3000;

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]');

function pageLoaded(): Promise<unknown> {
  if (document.readyState === "complete") return Promise.resolve();
  // A task of its own: what is done in a listener counts to the page's loading.
  const loaded = new Promise((done) =>
    addEventListener("load", () => setTimeout(done), { once: true }),
  );
  return Promise.race([loaded, new Promise((done) => setTimeout(done, PATIENCE))]);
}

// A page may carry the tag twice.
if (!window.Broadsheet?.open) {
  const chat = pageLoaded()
    .then(() => import("./chat"))
    .then((module) => {
      module.start(script);
      Object.assign(early, module.api);
      return module.api;
    });
  const early: typeof api = {
    open: async () => (await chat).open(),
    close: async () => (await chat).close(),
    ask: async (question) => (await chat).ask(question),
    reset: async () => (await chat).reset(),
    destroy: async () => (await chat).destroy(),
  };
  window.Broadsheet = early;
}
