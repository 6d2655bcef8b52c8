/** What answers say, in every language at once. */

import ar from "./ar";
import de from "./de";
import en, { type ChatWords } from "./en";
import es from "./es";
import fr from "./fr";
import it from "./it";

const all: Record<string, ChatWords> = { ar, de, en, es, fr, it };

export function answerWords(code: string): ChatWords {
  return all[code] ?? en;
}
