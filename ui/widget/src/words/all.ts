/** What answers say, in every language at once. */

import ar from "./ar";
import de from "./de";
import en, { type AnswerWords } from "./en";
import es from "./es";
import fr from "./fr";
import it from "./it";

const all: Record<string, AnswerWords> = { ar, de, en, es, fr, it };

export function answerWords(code: string): AnswerWords {
  return all[code] ?? en;
}
