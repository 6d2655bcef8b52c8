/** The questions whose right answers are known: how they came out last, and running them. */

import { h } from "../../dom";
import { type Ran, type Test, get, post, remove } from "./calls";
import { judged } from "./criteria";
import { type Desk, dotted } from "./desk";

const ORDER = ["failed", null, "passed"];

export async function tests(desk: Desk): Promise<Node[]> {
  const [told, hand] = await Promise.all([get<{ tests: Test[] }>("desk/tests"), judged(desk)]);
  return [...list(desk, told.tests), ...hand];
}

function list(desk: Desk, all: Test[]): Node[] {
  if (!all.length) {
    const way = h("a", { class: "act main", href: "/desk" }, desk.say("to_questions"));
    return [desk.empty("no_tests_title", h("p", {}, desk.say("no_tests_text")), h("p", { class: "acts" }, way))];
  }
  const result = h("div", { class: "ran", tabindex: -1 });
  const rows = h("ol", { class: "entries" });
  const show = (now: Test[]): void => {
    const sorted = [...now].sort((one, other) => ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome));
    rows.replaceChildren(...sorted.map((one) => row(desk, one)));
  };
  const run = desk.button("run", () => void press(), "act main");
  const press = async (): Promise<void> => {
    if (run.getAttribute("aria-disabled")) return;
    run.setAttribute("aria-disabled", "true");
    result.replaceChildren(h("p", { role: "status" }, desk.say("running")));
    try {
      const ran = (await post<Ran>("desk/tests/run", {}))!;
      show((await get<{ tests: Test[] }>("desk/tests")).tests);
      result.replaceChildren(...outcome(desk, ran));
    } catch (error) {
      result.replaceChildren(h("p", { class: "notice", role: "alert", dir: "auto" }, desk.wrong(error)));
    }
    run.removeAttribute("aria-disabled");
    result.focus();
  };
  show(all);
  return [h("p", { class: "about" }, ...desk.coded("tests_text")), h("p", { class: "acts" }, run), result, rows];
}

/** What a run came to, and what is other than before. */
function outcome(desk: Desk, { passed, failed, changed }: Ran): Node[] {
  const told = h("p", {}, h("strong", {}, desk.say("ran", { passed, failed })));
  if (!changed.length) return [told, h("p", {}, desk.say("same"))];
  const lines = changed.map((one) => h("li", { dir: "auto" }, one.words));
  return [told, h("h2", {}, desk.say("changed")), h("ul", {}, ...lines)];
}

function row(desk: Desk, test: Test): HTMLElement {
  const { id, question, outcome, ran, since, by } = test;
  const away = (): void =>
    desk.ask("drop", question, () => remove(`desk/tests/${encodeURIComponent(id)}`), () => {
      desk.flash(desk.say("dropped"));
      (item.nextElementSibling ?? item.previousElementSibling)?.querySelector("button")?.focus();
      item.remove();
    });
  const drop = desk.button("drop", away, "quiet");
  drop.setAttribute("aria-label", `${desk.say("drop")} ${question}`);
  const about = dotted(
    ran && desk.around("tested", "when", desk.moment(ran)),
    desk.around("since", "when", desk.moment(since)),
    by && desk.around("by", "who", h("bdi", {}, by)),
  );
  const item: HTMLElement = h(
    "li",
    {},
    h(
      "div",
      {},
      h("h2", {}, h("bdi", {}, question)),
      right(desk, test),
      outcome === "failed" && test.given && h("p", { dir: "auto" }, `${desk.say("given")} ${test.given}`),
      h("p", { class: "about" }, h("b", { class: `tag ${outcome ?? ""}` }, desk.say(outcome ?? "not_run")), ...about),
    ),
    drop,
  );
  return item;
}

/** What is the right answer. */
function right(desk: Desk, test: Test): Node {
  const { article_id, title, quote, answers } = test;
  const said = quote || (answers ?? []).join(" · ");
  if (!said) return h("p", { class: "declined" }, desk.say("declining"));
  return h(
    "div",
    { class: "right", dir: "auto" },
    h("blockquote", {}, said),
    article_id &&
      h(
        "p",
        { class: "about" },
        ...dotted(
          h("a", { href: `/article/${encodeURIComponent(article_id)}` }, title || article_id),
          ...desk.labels(test),
        ),
      ),
  );
}
