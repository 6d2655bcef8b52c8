/** What was asked: groups of questions that mean the same, each opened to what came back. */

import { h } from "../../dom";
import { type Group, type Member, type Questions, get, remove } from "./calls";
import { type Desk, dotted } from "./desk";
import { memberOf } from "./member";

export async function questions(desk: Desk): Promise<Node[]> {
  const { query, page, size } = desk.section.dataset as Record<string, string>;
  const offset = (Number(page) - 1) * Number(size);
  const told = await get<Questions>(`desk/questions?${query}&offset=${offset}&limit=${size}`);
  count(desk, told);
  const controls = document.getElementById("controls")!;
  controls.hidden = told.kept_days === null && !told.counts.asked && !told.total;
  if (controls.hidden) return [unkept(desk)];
  if (!told.groups.length) return [nothing(desk, told), foot(desk, told)];
  return [
    h("ol", { class: "groups" }, ...told.groups.map((group) => h("li", {}, row(desk, group)))),
    pages(desk, told.total),
    foot(desk, told),
  ];
}

/** The figures above the list, with their shares of all questions. */
function count(desk: Desk, { counts }: Questions): void {
  const asked = counts.asked ?? 0;
  for (const figure of desk.section.querySelectorAll<HTMLElement>("[data-count]")) {
    const name = figure.dataset.count!;
    const number = counts[name] ?? 0;
    const share = name !== "asked" && number > 0 && h("small", {}, desk.percent(number / asked));
    figure.replaceChildren(desk.number(number), ...(share ? [share] : []));
  }
}

/** The list anew, after so much of it is gone that others may come up. */
async function again(desk: Desk): Promise<void> {
  await desk.fill(document.getElementById("found")!, () => questions(desk));
  desk.section.querySelector<HTMLElement>(".group > summary, a, button")?.focus();
}

async function counted(desk: Desk): Promise<void> {
  count(desk, await get<Questions>(`desk/questions?${desk.section.dataset.query}&limit=1`));
}

function row(desk: Desk, group: Group): HTMLElement {
  const summary = h("summary", {}, ...told(desk, group));
  const details = h("details", { class: "group" }, summary);
  details.addEventListener("toggle", () => details.append(members(desk, group, summary)), { once: true });
  return details;
}

/** How often it was asked, the question, and what became of it. */
function told(desk: Desk, { question, count, declined, disliked, last }: Group): Node[] {
  const part = (name: "declined" | "disliked", number: number): Node | false =>
    number > 0 && h("span", { class: name }, `${desk.say(name)}: ${desk.number(number)}`);
  return [
    h("span", { class: "times" }, h("span", { class: "unseen" }, `${desk.say("asked")}: `), desk.number(count)),
    h(
      "span",
      { class: "what" },
      h("h2", {}, h("bdi", {}, question)),
      h(
        "span",
        { class: "about" },
        ...dotted(part("declined", declined), part("disliked", disliked), desk.around("last", "when", desk.moment(last))),
      ),
    ),
  ];
}

/** The questions of a group; where it has more than were sent, a button fetches the others. */
function members(desk: Desk, group: Group, summary: HTMLElement): Node {
  const list = h("ol", { class: "members" });
  const gone = ({ answered, value }: Member): void => {
    if (!list.children.length) {
      void again(desk);
      return;
    }
    group.count -= 1;
    group.declined -= Number(!answered);
    group.disliked -= Number(value === -1);
    summary.replaceChildren(...told(desk, group));
    summary.focus();
    void counted(desk);
  };
  const show = (shown: Group): void =>
    list.replaceChildren(...shown.members.map((one) => memberOf(desk, one, group.question, gone)));
  show(group);
  if (group.members.length >= group.count) return list;
  const more: HTMLElement = h(
    "button",
    {
      type: "button",
      class: "act",
      onclick: () =>
        void get<Group>(`desk/groups/${encodeURIComponent(group.id)}?${desk.section.dataset.query}`).then(
          (whole) => {
            const first = list.children.length;
            show(whole);
            more.remove();
            list.children[first]?.querySelector<HTMLElement>("button, summary")?.focus();
          },
          (error) => desk.flash(desk.wrong(error)),
        ),
    },
    desk.say("more", { n: group.count }),
  );
  return h("div", {}, list, more);
}

/** Why there is nothing: the setting that is not made. */
function unkept(desk: Desk): Node {
  return desk.empty(
    "unkept_title",
    h("p", {}, ...desk.coded("unkept_text")),
    h("p", {}, desk.say("unkept_privacy")),
  );
}

function nothing(desk: Desk, { counts }: Questions): Node {
  if (!counts.asked && !new URLSearchParams(desk.section.dataset.query).has("q"))
    return desk.empty("none_title", h("p", {}, desk.say("none_text")));
  return h(
    "p",
    { class: "found" },
    desk.say("no_match"),
    h("a", { href: "/desk?since=" }, desk.say("show_all")),
  );
}

function pages(desk: Desk, total: number): Node {
  const { page, size, address } = desk.section.dataset as Record<string, string>;
  const last = Math.ceil(total / Number(size));
  const to = (at: number, label: string): Node =>
    at < 1 || at > last ? h("span") : h("a", { class: "act", href: `${address}&page=${at}` }, label);
  const here = Number(page);
  const place = desk.say("page_of", { n: here, of: last });
  return last < 2
    ? h("span")
    : h("nav", { class: "pages", "aria-label": desk.say("pages") }, to(here - 1, desk.say("previous_page")), h("span", {}, place), to(here + 1, desk.say("next_page")));
}

/** What can be done with all questions that are shown, or kept. */
function foot(desk: Desk, { kept_days, counts }: Questions): Node {
  const { query } = desk.section.dataset as { query: string };
  const file = (kind: string, name: string): Node =>
    h("a", { href: `/api/desk/questions.${kind}?${query}`, download: "" }, name);
  const all = (): void =>
    desk.ask("delete_all", "", () => remove("desk/questions?all=true"), () => {
      desk.flash(desk.say("all_deleted"));
      void again(desk);
    });
  return h(
    "div",
    { class: "foot" },
    h("p", {}, `${desk.say("download")} `, ...dotted(file("csv", "CSV"), file("jsonl", "JSON Lines"))),
    kept_days !== null && h("p", { class: "about" }, desk.say("kept_for", { n: kept_days })),
    counts.asked! > 0 && desk.button("delete_all", all, "quiet"),
  );
}
