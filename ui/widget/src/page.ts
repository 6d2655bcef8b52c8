/** What the server hears of a page, so that it looks in the page's own article first. */

import type { Page } from "./server";

const LONGEST_ADDRESS = 2000;
const LONGEST_TITLE = 300;

/**
 * The page around the chat: the address under which it wants to be known, or else the one it has,
 * of which what is behind the path may be private; and its title.
 */
export function here(): Page {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  return page(canonical || location.origin + location.pathname, document.title);
}

/** A page in a form that the server takes. */
export function page(url: string, title: string): Page {
  return {
    url: url.length > LONGEST_ADDRESS ? "" : url,
    // Half a character, which may be left of the last one, is no text to the server.
    title: title.slice(0, LONGEST_TITLE).replace(/\p{Surrogate}/gu, ""),
  };
}
