/** The events of a timeline as nodes: their days, and what the articles say of them. */

import { type Chip, day, line } from "../answer";
import { h } from "../dom";
import type { Answer, Citation, Dated } from "../server";

/** The lines above the events, and the events, under their years if those are several. */
export function timeline(answer: Answer, chip: Chip, undated: string, language: string): Node[] {
  const dated = answer.timeline ?? [];
  const cited = new Map(answer.citations.map((one) => [one.number, one]));
  const years = [...Map.groupBy(dated, (one) => one.day?.slice(0, 4) ?? undated)];
  return [
    ...opening(answer, dated).map((line, at) => h("p", { class: at ? "aside" : "said", dir: "auto" }, line)),
    ...years.flatMap(([year, events]) => [
      (years.length > 1 || year === undated) && h("h3", { class: "year" }, year),
      h("ol", { class: "timeline" }, ...events.map((one) => event(one, cited.get(one.citation)!, chip, language))),
    ]),
  ].filter((node) => node instanceof Node);
}

/** What the answer says before its first event, which is as long as the events' lines are not its own. */
function opening({ answer }: Answer, dated: Dated[]): string[] {
  const lines = answer.split("\n");
  const first = lines.findIndex((line) => line.endsWith(`[${dated[0]!.citation}]`));
  const above = lines.slice(0, first);
  // A heading of the first event: its year, or that it has no day.
  return above.length > 1 && !/\s/.test(above.at(-1)!) ? above.slice(0, -1) : above;
}

/** The day of an event, and its quote with the number that leads to its source. */
function event(dated: Dated, { quote, number }: Citation, chip: Chip, language: string): Node {
  return h(
    "li",
    { dir: "auto" },
    ...(dated.day ? [h("time", { datetime: dated.day, dir: "auto" }, day(dated.day, language))] : []),
    h("span", { dir: "auto" }, line(quote), " ", chip(String(number))!),
  );
}
