/** What the button says, by language; what the chat says is in `words/`, a file a language. */

import type { AnswerWords } from "./words/en";

const ofButton = {
  en: {
    code: "en",
    dir: "ltr",
    title: "Ask the articles",
    close: "Close",
    offline: "The server cannot be reached just now.",
  },
  de: {
    code: "de",
    dir: "ltr",
    title: "Fragen Sie die Artikel",
    close: "Schließen",
    offline: "Der Server ist gerade nicht erreichbar.",
  },
  fr: {
    code: "fr",
    dir: "ltr",
    title: "Interrogez les articles",
    close: "Fermer",
    offline: "Le serveur est injoignable pour le moment.",
  },
  it: {
    code: "it",
    dir: "ltr",
    title: "Chiedi agli articoli",
    close: "Chiudi",
    offline: "Il server non è raggiungibile in questo momento.",
  },
  es: {
    code: "es",
    dir: "ltr",
    title: "Pregunte a los artículos",
    close: "Cerrar",
    offline: "Ahora no se puede acceder al servidor.",
  },
  ar: {
    code: "ar",
    dir: "rtl",
    title: "اسأل المقالات",
    close: "إغلاق",
    offline: "لا يمكن الوصول إلى الخادم الآن.",
  },
};

export type ButtonWords = (typeof ofButton)["en"];
export type Words = ButtonWords & AnswerWords;

/** What the button says in `language`, such as `de-AT`, or else in English. */
export function buttonWords(language: string): ButtonWords {
  const code = language.slice(0, 2).toLowerCase();
  return ofButton[Object.hasOwn(ofButton, code) ? (code as keyof typeof ofButton) : "en"];
}
