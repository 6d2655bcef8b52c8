/** Where the articles come from: when each source was visited, when it will be, what has failed. */

import { h } from "../../dom";
import { type Source, get } from "./calls";
import type { Desk } from "./desk";
import { outside } from "./member";

const COLUMNS = ["source", "articles", "seen", "next"];

export async function sources(desk: Desk): Promise<Node[]> {
  const told = await get<{ sources: Source[] }>("desk/sources");
  const way = h("p", { class: "acts" }, h("a", { class: "act", href: "/articles" }, desk.say("to_articles")));
  if (!told.sources.length)
    return [desk.empty("no_sources_title", h("p", {}, desk.say("no_sources_text")), way)];
  const sorted = [...told.sources].sort((one, other) => Number(Boolean(other.problem)) - Number(Boolean(one.problem)));
  return [
    h("p", { class: "about" }, desk.say("sources_text")),
    h(
      "table",
      { class: "rows visits" },
      h("thead", {}, h("tr", {}, ...COLUMNS.map((name) => h("th", { scope: "col" }, desk.say(name))))),
      h("tbody", {}, ...sorted.map((one) => row(desk, one))),
    ),
    way,
  ];
}

function row(desk: Desk, { source, kind, articles, seen, next, problem, failures }: Source): Node {
  const cell = (name: string, inner: Node | string): Node => h("td", { "data-name": desk.say(name) }, inner);
  return h(
    "tr",
    { class: problem ? "failed" : "" },
    h(
      "th",
      { scope: "row" },
      outside(source, source),
      h("span", { class: "about" }, desk.say(kind)),
      problem &&
        h(
          "span",
          { class: "reason", dir: "auto" },
          problem,
          failures ? ` (${desk.say("failures", { n: failures })})` : "",
        ),
    ),
    cell("articles", articles === null ? "–" : desk.number(articles)),
    cell("seen", seen ? desk.moment(seen) : desk.say("never")),
    cell("next", next ? desk.moment(next) : desk.say("not_planned")),
  );
}
