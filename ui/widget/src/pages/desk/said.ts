/** What the editors have laid down, and what each of it has caught. */

import { h } from "../../dom";
import { type Entry, type Said, get } from "./calls";
import { type Desk, dotted } from "./desk";
import { outside } from "./member";

export async function said(desk: Desk): Promise<Node[]> {
  const told = await get<Said>("desk/said");
  const wrong = problems(desk, told);
  if (!told.entries.length && wrong) return [wrong];
  if (!told.entries.length)
    return [desk.empty("nothing_said_title", h("p", {}, ...desk.coded("nothing_said_text", { file: told.file })))];
  return [
    ...(wrong ? [wrong] : []),
    h("p", { class: "about" }, ...desk.coded("said_text", { file: told.file })),
    h("ol", { class: "entries" }, ...told.entries.map((entry) => h("li", {}, shown(desk, entry)))),
  ];
}

function problems(desk: Desk, { file, problems }: Said): Node | null {
  if (!problems.length) return null;
  const lines = problems.map(({ line, text }) =>
    h("li", { dir: "auto" }, line !== null && h("b", {}, `${desk.say("line", { n: line })}: `), text),
  );
  return h(
    "div",
    { class: "notice wrong", role: "alert" },
    h("h2", {}, desk.say("problems"), " ", h("code", {}, file)),
    h("ul", {}, ...lines),
    h("p", {}, desk.say("problems_text")),
  );
}

function shown(desk: Desk, entry: Entry): Node {
  const { name, kind, text, link, from, until, by, caught, last, awake } = entry;
  const about = dotted(
    awake === false && desk.say("asleep"),
    desk.say("caught", { n: caught }),
    last && desk.around("last", "when", desk.moment(last)),
    from && desk.around("from_day", "day", desk.day(from)),
    until && desk.around("until_day", "day", desk.day(until)),
    by && desk.around("by", "who", h("bdi", {}, by)),
  );
  return h(
    "div",
    {},
    h("h2", {}, h("bdi", {}, name)),
    h("p", { class: "about" }, h("b", { class: "tag" }, desk.say(kind)), ...about),
    text && h("p", { class: "said", dir: "auto" }, text),
    link && h("p", { dir: "auto" }, outside(link, link)),
    ...translated(entry),
    listed(desk, "like", [...entry.questions, ...(entry.topics ?? [])]),
    listed(desk, "unlike", entry.not ?? []),
  );
}

/** The texts for languages that have one of their own. */
function translated({ text, texts }: Entry): Node[] {
  return Object.entries(texts ?? {})
    .filter(([, own]) => own !== text)
    .map(([lang, own]) => h("p", { class: "said", dir: "auto", lang }, h("b", { class: "tag" }, lang), own));
}

function listed(desk: Desk, name: string, all: string[]): Node | false {
  return (
    all.length > 0 &&
    h(
      "details",
      { class: "quotes" },
      h("summary", {}, `${desk.say(name)} (${desk.number(all.length)})`),
      h("ul", {}, ...all.map((one) => h("li", { dir: "auto" }, one))),
    )
  );
}
