/** Days as people say them. */

const DAY = 86_400_000;

/** The variant of the page's language that the browser prefers: days are written otherwise in en-GB
 * than in en-US. */
export function locale(code: string): string {
  return navigator.languages.find((one) => one.toLowerCase().startsWith(code)) ?? code;
}

/** Under which heading of a list something of that moment stands: today, yesterday, Tuesday, or
 * November 2026. */
export function dayHeading(moment: string, now: Date, language: string): string {
  const then = new Date(moment);
  const age = Math.round((midnight(now) - midnight(then)) / DAY);
  if (age < 2) return capital(new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.max(age, 0), "day"), language);
  const parts: Intl.DateTimeFormatOptions = age < 7 ? { weekday: "long" } : { month: "long", year: "numeric" };
  return capital(new Intl.DateTimeFormat(language, parts).format(then), language);
}

/** A day written as 2024-08-13, the way the language has it. */
export function writtenDay(day: string, language: string): string {
  const format = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, format).format(new Date(day));
}

/** The days from one to another; either may be missing. */
export function writtenDays(
  since: string | null | undefined,
  until: string | null | undefined,
  words: { from: string; to: string },
  language: string,
): string {
  if (since && until) {
    const format = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
    return new Intl.DateTimeFormat(language, format).formatRange(new Date(since), new Date(until));
  }
  if (since) return words.from.replace("{day}", () => writtenDay(since, language));
  return until ? words.to.replace("{day}", () => writtenDay(until, language)) : "";
}

function midnight(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

function capital(said: string, language: string): string {
  const [first = "", ...rest] = said;
  return first.toLocaleUpperCase(language) + rest.join("");
}
