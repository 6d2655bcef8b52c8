/** One question with what came back: the answer, its quotes, what the reader thought of it. */

import { text } from "../../answer";
import { h } from "../../dom";
import type { Citation } from "../../server";
import { type Member, remove } from "./calls";
import { choose } from "./choose";
import { judging } from "./criteria";
import { type Desk, dotted } from "./desk";

/** `asked` is the question of its group, which is not said again. `gone` hears that it was deleted. */
export function memberOf(desk: Desk, member: Member, asked: string, gone: (member: Member) => void): HTMLElement {
  const { at, question, answered, confidence, seconds } = member;
  const about = dotted(
    desk.moment(at),
    answered && confidence !== null && desk.say("confidence", { n: desk.percent(confidence) }),
    seconds !== null && desk.say("seconds", { n: desk.number(seconds, { maximumFractionDigits: 1 }) }),
    where(desk, member),
  );
  const item: HTMLElement = h(
    "li",
    { class: "member" },
    question !== asked && h("h3", {}, h("bdi", {}, question)),
    h("p", { class: "about" }, mark(desk, member), ...about),
    h("div", { class: "answer" }, ...said(member), ...quotes(desk, member)),
    ...thought(desk, member),
    acts(desk, member, () => {
      item.remove();
      gone(member);
    }),
  );
  return item;
}

/** That there was no answer, or that the editors had laid it down. */
function mark(desk: Desk, { answered, answerer }: Member): Node | false {
  if (answerer === "editors") return h("b", { class: "tag" }, desk.say("set_answer"));
  return !answered && h("b", { class: "tag failed" }, desk.say("not_answered"));
}

/** The page that it was asked on, or else the site. */
function where(desk: Desk, { page, origin }: Member): Node | null {
  const address = page || origin;
  return address ? desk.around("on_page", "page", outside(address, address)) : null;
}

/** A link that opens beside the page and tells the other site nothing; text where it is none of the web. */
export function outside(address: string, label: string): Node {
  if (!/^https?:\/\//.test(address)) return h("bdi", {}, label);
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, h("bdi", {}, label));
}

function said(member: Member): Node[] {
  if (!member.answered) return [h("p", { class: "declined", dir: "auto" }, member.answer)];
  return text({ ...member, answerer: member.answerer ?? "reader" });
}

/** The quotes that the answer rests on; folded away where they only came near. */
function quotes(desk: Desk, { answered, citations, nearest }: Member): Node[] {
  const shown = answered ? citations : nearest;
  if (!shown.length) return [];
  const list = h("ol", { class: "sources" }, ...shown.map((one) => quoted(desk, one)));
  const label = desk.say(answered ? "sources_of" : "nearest");
  return [h("details", { class: "quotes" }, h("summary", {}, `${label} (${desk.number(shown.length)})`), list)];
}

function quoted(desk: Desk, citation: Citation): Node {
  const { number, article_id, title, published, author, quote, start, end } = citation;
  const address = `/article/${encodeURIComponent(article_id)}?start=${start}&end=${end}#quote`;
  const about = dotted(...desk.labels(citation), published && desk.day(published), author && h("bdi", {}, author));
  return h(
    "li",
    { dir: "auto" },
    h("p", { class: "title" }, h("span", { class: "number" }, String(number)), h("a", { href: address }, title)),
    about.length > 0 && h("p", { class: "about" }, ...about),
    h("blockquote", {}, quote),
  );
}

/** What the reader thought of the answer. */
function thought(desk: Desk, { value, comment }: Member): Node[] {
  if (!value && !comment) return [];
  return [
    h(
      "div",
      { class: value === -1 ? "thought disliked" : "thought liked" },
      value && h("p", {}, desk.say(value === 1 ? "found_helpful" : "found_unhelpful")),
      comment && h("blockquote", { dir: "auto" }, comment),
    ),
  ];
}

function acts(desk: Desk, member: Member, gone: () => void): HTMLElement {
  const made = h("a", { href: "/desk/tests", hidden: !member.test }, desk.say("is_test"));
  const make: HTMLElement = desk.button("make_test", () =>
    choose(desk, member, () => {
      made.hidden = false;
      make.hidden = true;
      made.focus();
      desk.flash(desk.say("accepted"));
    }),
  );
  make.hidden = Boolean(member.test);
  const away = (): void =>
    desk.ask("delete", member.question, () => remove(`desk/questions/${encodeURIComponent(member.answer_id)}`), () => {
      desk.flash(desk.say("deleted"));
      gone();
    });
  return h("div", { class: "acts" }, make, made, judging(desk, member), desk.button("delete", away, "quiet"));
}
