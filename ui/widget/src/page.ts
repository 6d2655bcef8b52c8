/** What the server hears of the page, so that it looks in the page's own article first. */

import type { Page } from "./server";

const LONGEST_ADDRESS = 2000;
const LONGEST_TITLE = 300;

/**
 * The address under which the page wants to be known, or else the one it has, of which what is
 * behind the path may be private; and its title.
 */
export function page(): Page {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  const url = canonical || location.origin + location.pathname;
  return {
    url: url.length > LONGEST_ADDRESS ? "" : url,
    // Half a character, which may be left of the last one, is no text to the server.
    title: document.title.slice(0, LONGEST_TITLE).replace(/\p{Surrogate}/gu, ""),
  };
}
