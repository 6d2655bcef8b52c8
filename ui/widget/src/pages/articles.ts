/** What the owner does on the page that lists the articles: add, refresh, take back, remove. */

import { h } from "../dom";
import { Failure, events, send } from "../server";

/** Files, and bytes, in one upload. */
const MOST_FILES = 200;
const MOST_BYTES = 50_000_000;

const FLASH = "broadsheet said";

interface Report {
  added: number;
  updated: number;
  unchanged: number;
  withheld?: number;
  failed: { source: string; error: string }[];
}

interface Progress {
  done: number;
  total: number;
  read: number | null;
  searchable: number;
  failed: number;
}

/** A file with the folders that it was chosen in. */
interface Chosen {
  file: File;
  path: string;
}

class Owner {
  readonly #words: Record<string, string>;
  readonly #number: Intl.NumberFormat;
  readonly #bar = element<HTMLProgressElement>("bar");
  readonly #told = element("told");
  readonly #report = element("report");
  #busy = false;

  constructor(readonly section: HTMLElement) {
    this.#words = JSON.parse(section.dataset.words!) as Record<string, string>;
    this.#number = new Intl.NumberFormat(section.dataset.language);
    this.#choosers();
    this.#dropping(element("drop"));
    element<HTMLFormElement>("address-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const box = element<HTMLInputElement>("address");
      void this.#address(box.value.trim()).then((done) => done && (box.value = ""));
    });
    document.getElementById("refresh")?.addEventListener("click", () => {
      void this.#work((heard) => stream("/api/refresh", JSON.stringify({}), heard));
    });
    addEventListener("beforeunload", (event) => this.#busy && event.preventDefault());
  }

  #choosers(): void {
    for (const button of this.section.querySelectorAll<HTMLButtonElement>("[data-choose]")) {
      const input = element<HTMLInputElement>(button.dataset.choose!);
      button.addEventListener("click", () => input.click());
      input.addEventListener("change", () => {
        const files = [...input.files!].map((file) => ({
          file,
          path: file.webkitRelativePath || file.name,
        }));
        input.value = "";
        void this.#files(files);
      });
    }
  }

  #dropping(place: HTMLElement): void {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.classList.add("over");
    };
    // Beside the place too, where the browser would leave the page for the file.
    addEventListener("dragover", over);
    addEventListener("dragleave", () => place.classList.remove("over"));
    addEventListener("drop", (event) => {
      place.classList.remove("over");
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      place.closest("details")!.open = true;
      void dropped(event.dataTransfer).then((files) => this.#files(files));
    });
  }

  async #address(address: string): Promise<boolean> {
    const body = JSON.stringify({ sources: [address] });
    return this.#work((heard) => stream("/api/articles", body, heard));
  }

  async #files(all: Chosen[]): Promise<void> {
    const files = all.filter(({ path }) => !path.split("/").some((part) => part.startsWith(".")));
    if (!files.length) {
      this.#begin();
      this.#end(this.#words.nothing!);
      return;
    }
    await this.#work(async (heard) => {
      const whole: Report = { added: 0, updated: 0, unchanged: 0, withheld: 0, failed: [] };
      let sent = 0;
      for (const part of uploads(files)) {
        sent += part.length;
        this.#say("sending", { n: sent, of: files.length });
        const body = new FormData();
        for (const { file, path } of part) body.append("files", file, path);
        const report = await stream("/api/articles", body, heard);
        for (const name of ["added", "updated", "unchanged"] as const) whole[name] += report[name];
        whole.withheld! += report.withheld ?? 0;
        whole.failed.push(...report.failed);
      }
      return whole;
    });
  }

  /** Run something that reports; whether it came to its end. */
  async #work(run: (heard: (progress: Progress) => void) => Promise<Report>): Promise<boolean> {
    if (this.#busy) return false;
    this.#begin();
    try {
      const report = await run((progress) => this.#progress(progress));
      this.#end("");
      this.#tell(report);
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#end(error.code === "offline" ? this.#words.broken! : error.message);
      return false;
    } finally {
      this.#busy = false;
      this.section.removeAttribute("aria-busy");
    }
  }

  #begin(): void {
    this.#busy = true;
    this.section.setAttribute("aria-busy", "true");
    this.#report.hidden = true;
    this.#bar.removeAttribute("value");
    this.#bar.hidden = false;
    this.#told.textContent = "";
    element("progress").hidden = false;
  }

  #end(said: string): void {
    this.#busy = false;
    this.#bar.hidden = true;
    this.#told.textContent = said;
    element("progress").hidden = !said;
  }

  #progress({ done, total, read, searchable, failed }: Progress): void {
    if (total) {
      this.#bar.max = total;
      this.#bar.value = done;
    }
    this.#say("working", { read: read ?? 0, searchable, failed });
  }

  #say(name: string, values: Record<string, number>): void {
    this.#told.textContent = this.#written(name, values);
  }

  #written(name: string, values: Record<string, number>): string {
    return Object.entries(values).reduce(
      (said, [key, value]) => said.replace(`{${key}}`, this.#number.format(value)),
      this.#words[name]!,
    );
  }

  #tell({ added, updated, unchanged, withheld, failed }: Report): void {
    const words = this.#words;
    const done = this.#written("done", { added, updated, unchanged, failed: failed.length });
    this.#report.replaceChildren(
      h("p", {}, h("strong", {}, done)),
      ...(withheld ? [h("p", {}, this.#written("withheld_some", { n: withheld }))] : []),
      ...(failed.length ? [h("h2", {}, words.failures!), reasons(failed)] : []),
      ...(added + updated
        ? [h("p", { class: "acts" }, h("a", { class: "act main", href: "/articles" }, words.show!))]
        : []),
    );
    this.#report.hidden = false;
    this.#report.focus();
  }

  /** What was done to an article, said on the page as it is then. */
  done(name: string, title: string): void {
    sessionStorage.setItem(FLASH, this.#words[name]!.replace("{title}", () => title));
    location.reload();
  }
}

/** The failures of each reason, the most frequent first. */
function reasons(failed: Report["failed"]): HTMLElement {
  const sources = new Map<string, string[]>();
  for (const { source, error } of failed) {
    const known = sources.get(error);
    if (known) known.push(source);
    else sources.set(error, [source]);
  }
  const sorted = [...sources].sort(([, one], [, other]) => other.length - one.length);
  return h(
    "ul",
    { class: "reasons" },
    ...sorted.map(([error, named]) =>
      h(
        "li",
        {},
        h(
          "details",
          {},
          h("summary", { dir: "auto" }, `${error} (${named.length})`),
          h("ul", {}, ...named.map((source) => h("li", { dir: "auto" }, source))),
        ),
      ),
    ),
  );
}

/** Parts of `files` that are small enough to be sent at once. */
function* uploads(files: Chosen[]): Generator<Chosen[]> {
  let part: Chosen[] = [];
  let bytes = 0;
  for (const one of files) {
    if (part.length && (part.length >= MOST_FILES || bytes + one.file.size > MOST_BYTES)) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(one);
    bytes += one.file.size;
  }
  if (part.length) yield part;
}

/** The files that were dropped, with all that is in folders among them. */
async function dropped(data: DataTransfer): Promise<Chosen[]> {
  // Before anything is waited for: the browser forgets them then.
  const items = [...data.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: Chosen[] = [];
  const waiting: FileSystemEntry[] = [];
  for (const { entry, file } of items)
    if (entry) waiting.push(entry);
    else if (file) files.push({ file, path: file.name }); // of an archive, say, that a program shows
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    if (entry.isFile) files.push({ file: await fileOf(entry), path: entry.fullPath.slice(1) });
    else waiting.push(...(await entriesOf(entry as FileSystemDirectoryEntry)));
  }
  return files;
}

function fileOf(entry: FileSystemEntry): Promise<File> {
  return new Promise((found, failed) => (entry as FileSystemFileEntry).file(found, failed));
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // A hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((found, failed) =>
      reader.readEntries(found, failed),
    );
    if (!some.length) return all;
    all.push(...some);
  }
}

/** The report at the end of a stream of progress. Throws Failure. */
async function stream(
  address: string,
  body: string | FormData,
  heard: (progress: Progress) => void,
): Promise<Report> {
  const headers: Record<string, string> =
    typeof body === "string" ? { "Content-Type": "application/json" } : {};
  const response = await send(address, { method: "POST", body, headers });
  for await (const [event, data] of events(response, new AbortController().signal)) {
    if (event === "progress") heard(data as Progress);
    else if (event === "report") return data as Report;
    else if (event === "error") throw new Failure(data.code, data.message, data.retry_after);
  }
  throw new Failure("offline", "the stream ended before the report");
}

/** Ask before something is done to the article of `button`. */
function ask(owner: Owner, button: HTMLButtonElement): void {
  const { act, id, title } = button.dataset as { act: string; id: string; title: string };
  const dialog = element<HTMLDialogElement>(`${act}-dialog`);
  const form = dialog.querySelector("form")!;
  const alert = dialog.querySelector<HTMLElement>("[role=alert]")!;
  form.reset();
  alert.hidden = true;
  dialog.querySelector(".which")!.textContent = title;
  dialog.querySelector<HTMLElement>("[data-cancel]")!.onclick = () => dialog.close();
  form.onsubmit = (event) => {
    event.preventDefault();
    const call =
      act === "remove"
        ? send(`/api/articles/${id}`, { method: "DELETE" })
        : send("/api/unpublish", posted({ article: id, ...unpublished(new FormData(form)) }));
    call.then(
      () => owner.done(act === "remove" ? "removed" : "unpublished", title),
      (error: Failure) => {
        alert.textContent = error.message;
        alert.hidden = false;
      },
    );
  };
  dialog.showModal();
}

function unpublished(given: FormData): { why: string; until?: string } {
  const until = String(given.get("until") ?? "");
  // In the time zone of who wrote it.
  return {
    why: String(given.get("why") ?? ""),
    ...(until ? { until: new Date(until).toISOString() } : {}),
  };
}

async function republish(owner: Owner, { id, title }: DOMStringMap): Promise<void> {
  const response = await send("/api/republish", posted({ article: id }));
  const { released } = (await response.json()) as { released: { is_back: boolean }[] };
  owner.done(released.every((one) => one.is_back) ? "republished" : "not_back", title!);
}

function posted(body: object): RequestInit {
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

function element<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** What was done before the page was loaded again. */
function flash(): void {
  const said = sessionStorage.getItem(FLASH);
  if (!said) return;
  sessionStorage.removeItem(FLASH);
  const place = element("flash");
  place.hidden = false;
  place.textContent = said;
  place.focus();
}

const section = document.getElementById("owner");
if (section) {
  const owner = new Owner(section);
  document.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>("button[data-act]");
    if (!button) return;
    if (button.dataset.act === "republish") void republish(owner, button.dataset);
    else ask(owner, button);
  });
}
flash();
