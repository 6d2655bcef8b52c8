/** The five criteria by which editors judge an answer: by hand, and counted by week. */

import { h } from "../../dom";
import { CRITERIA, type Criteria, type Criterion, type Member, type Week, get, post } from "./calls";
import type { Desk } from "./desk";

/** A part that opens, with a row for each criterion. */
export function judging(desk: Desk, member: Member): Node {
  const given: Criteria = { ...member.criteria };
  const told = h("p", { class: "notice", role: "alert", hidden: true });
  const summary = h("summary");
  const count = (): void => {
    const judged = CRITERIA.filter((one) => given[one] != null).length;
    summary.textContent = desk.say("judge") + (judged ? ` (${desk.number(judged)})` : "");
  };
  const judge = async (criterion: Criterion, value: boolean | null): Promise<boolean> => {
    const before = given[criterion];
    given[criterion] = value;
    told.hidden = true;
    try {
      await post(`desk/questions/${encodeURIComponent(member.answer_id)}/criteria`, given);
      member.criteria = { ...given };
      count();
      return true;
    } catch (error) {
      given[criterion] = before ?? null;
      told.textContent = desk.wrong(error);
      told.hidden = false;
      return false;
    }
  };
  count();
  const rows = CRITERIA.map((one) => h("li", {}, ...row(desk, one, given[one] ?? null, judge)));
  return h("details", { class: "judging" }, summary, h("ul", {}, ...rows), told);
}

/** A criterion with a button for yes and one for no; what is pressed already is taken back. */
function row(
  desk: Desk,
  criterion: Criterion,
  value: boolean | null,
  judge: (criterion: Criterion, value: boolean | null) => Promise<boolean>,
): Node[] {
  const label = desk.say(criterion);
  const buttons = [true, false].map((one) => {
    const said = desk.say(one ? "yes" : "no");
    const button: HTMLButtonElement = h(
      "button",
      { type: "button", class: "act", "aria-label": `${label} ${said}`, onclick: () => void press() },
      said,
    );
    const press = async (): Promise<void> => {
      const wanted = value === one ? null : one;
      if (await judge(criterion, wanted)) show(wanted);
    };
    return button;
  });
  const show = (now: boolean | null): void => {
    value = now;
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(now === (at === 0))));
  };
  show(value);
  return [h("span", {}, label), ...buttons];
}

/** How many answers meet each criterion, a row a week; nothing where none was judged. */
export async function judged(desk: Desk): Promise<Node[]> {
  const { weeks } = await get<{ weeks: Week[] }>("desk/criteria");
  if (!weeks.length) return [];
  const head = ["judged_week", ...CRITERIA.map((one) => `${one}_short`)];
  const cell = (one: { yes: number; no: number } | undefined): string =>
    one && one.yes + one.no ? desk.say("of", { n: one.yes, of: one.yes + one.no }) : "–";
  const rows = weeks.map((week) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, desk.day(week.week)),
      ...CRITERIA.map((one) => h("td", { "data-name": desk.say(`${one}_short`) }, cell(week[one]))),
    ),
  );
  return [
    h("h2", {}, desk.say("judged")),
    h("p", { class: "about" }, desk.say("judged_text")),
    h(
      "table",
      { class: "rows" },
      h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, desk.say(name))))),
      h("tbody", {}, ...rows),
    ),
  ];
}
