// An open interview on the screen: its parts, and one part's questions. No address names a question: the page stays
// where it is.
import { commandKey } from "../commands";
import { type Answer, answerTo, type Choice, inside, type Item, nameOf, NOT_ASKED, said, steps } from "./form";
import type { Held } from "./held";
import { button, field, input, make, telling } from "./markup";
import { quietUnlessShown, voice } from "./voice";
import { direction, language, languageName, say } from "./words";

const TYPING = 700;
/** Browsers write down what stands in a field, to restore it after a crash, unless they are told not to. */
const UNKEPT = { autocomplete: "off" };
const ARABIC = ["ar", "apc", "ajp", "acm", "arz", "apd", "ary"];

export type Screen = { show(...children: Node[]): void; home(): void; finished(): Promise<void> };

export class Asking {
  private asked: string;

  constructor(
    private readonly held: Held,
    private readonly screen: Screen,
  ) {
    const { language: spoken, form } = held.content;
    const wanted = ARABIC.includes(spoken) ? "ar" : spoken;
    this.asked = form.languages.includes(wanted) ? wanted : language();
  }

  /** The parts of the interview, or what comes before them. */
  parts(): void {
    if (!this.held.content.begun) {
      this.before();
      return;
    }
    const { form, members, number } = this.held.content;
    const household = form.items.filter((it) => it.kind === "group");
    const each = form.items.find((it) => it.each === "MEMBERS");
    this.screen.show(
      make("h2", { id: "open" }, number),
      ...this.sounds(),
      make("section", { class: "panel" }, make("h3", {}, say("parts.household")), this.list(household, undefined)),
      make(
        "section",
        { class: "panel" },
        make("h3", {}, say("parts.alone")),
        ...(each ? members : []).flatMap((it) => {
          const instance = inside(undefined, each!.name, it.id);
          const groups = each!.items!.filter((item) => item.kind === "group");
          return [make("h4", {}, make("bdi", {}, it.name)), this.list(groups, instance)];
        }),
      ),
      make(
        "section",
        { class: "panel" },
        make("h3", {}, say("finish")),
        ...this.missing(household, each && members.map((it) => inside(undefined, each.name, it.id))),
        make("p", {}, say("finish.text")),
        button(say("finish.button"), () => void this.screen.finished(), "secondary"),
      ),
      make("div", { class: "actions" }, button(say("lock"), () => this.screen.home(), "tertiary")),
    );
  }

  /** What the form still asks for, by its questions; closed topics are nobody's to ask. */
  private missing(household: Item[], members: string[] | undefined): HTMLElement[] {
    const { filled, content } = this.held;
    const open = [...household.map((it) => inside(undefined, it.name)), ...(members ?? [])]
      .flatMap((it) => filled.askedIn(it))
      .filter((it) => filled.missing(it) && !this.isClosed(it));
    const names = new Set(open.map((it) => said(filled.item(it).label, language(), content.form)));
    return open.length === 0
      ? []
      : [
          make("p", {}, say("missing", open.length)),
          make("ul", {}, ...[...names].map((it) => make("li", {}, it))),
        ];
  }

  private before(): void {
    const { language: spoken, dialect, interpreter } = this.held.content;
    const given = {
      language: input("text", { value: spoken, required: true, ...UNKEPT }),
      dialect: input("text", { value: dialect, ...UNKEPT }),
      interpreter: input("text", { value: interpreter, ...UNKEPT }),
    };
    const consent = input("checkbox", { id: "consent", required: true });
    const form = make(
      "form",
      { class: "panel" },
      make("h2", {}, say("begin")),
      make("p", {}, say("begin.text")),
      field("begin-language", say("begin.language"), given.language),
      field("begin-dialect", say("begin.dialect"), given.dialect),
      field("begin-interpreter", say("begin.interpreter"), given.interpreter),
      make("div", { class: "ds-field" }, consent, make("label", { for: "consent" }, say("begin.consent"))),
      make("div", { class: "actions" }, make("button", { class: "ds-button" }, say("begin.button"))),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.held
        .begin(given.language.value.trim(), given.dialect.value.trim(), given.interpreter.value.trim())
        .then(() => this.parts());
    });
    this.screen.show(form, button(say("lock"), () => this.screen.home(), "tertiary"));
  }

  private list(groups: Item[], instance: string | undefined): HTMLElement {
    const list = make("ul", { class: "parts" });
    if (instance !== undefined) {
      this.entry(list, instance, say("part.general"));
    }
    for (const group of groups) {
      this.entry(list, inside(instance, group.name), said(group.label, language(), this.held.content.form));
    }
    return list;
  }

  private entry(list: HTMLElement, path: string, title: string): void {
    const asked = this.questions(path).filter((it) => this.held.filled.item(it).type !== "NOTE");
    if (asked.length === 0) {
      return;
    }
    const answered = asked.filter((it) => this.held.filled.answer(it).standing !== "NOT_ASKED").length;
    list.append(
      this.isClosed(path)
        ? make("li", {}, title, " ", make("span", { class: "quiet" }, say("part.closed")))
        : make(
            "li",
            {},
            button(title, () => this.part(path, title), "tertiary"),
            " ",
            make("span", { class: "quiet" }, say("part.answered", answered, asked.length)),
          ),
    );
  }

  private isClosed(path: string): boolean {
    const person = steps(path)[0]!.instance;
    const topic = this.held.filled.topic(path);
    return this.held.content.closed.some((it) => it.person === person && it.topic === topic);
  }

  /** Of a person's instance itself only the first questions; of a group everything. */
  private questions(path: string): string[] {
    const first = !path.includes("/") && path.endsWith("]");
    return this.held.filled.askedIn(path).filter((it) => !first || it.split("/").length === 2);
  }

  private part(path: string, title: string): void {
    const { filled, content } = this.held;
    const list = make("div", { id: "part" });
    const person = content.members.find((it) => it.id === steps(path)[0]!.instance);
    const languages = make("p", { class: "asked-in" }, say("asked-in"), " ");
    for (const code of content.form.languages) {
      const choice = button(languageName(code), () => this.in(code, path, title), "tertiary");
      choice.setAttribute("aria-pressed", String(code === this.asked));
      languages.append(choice);
    }
    this.screen.show(
      make("h2", { id: "open" }, title),
      ...(person && filled.alone(path) ? [make("p", {}, make("strong", {}, say("alone", person.name)))] : []),
      languages,
      list,
      make("div", { class: "actions" }, ...this.more(path, title), button(say("back"), () => this.parts())),
    );
    this.fill(list, path);
  }

  private in(code: string, path: string, title: string): void {
    this.asked = code;
    this.part(path, title);
  }

  /** One more instance of each repeat that is asked here. */
  private more(path: string, title: string): HTMLElement[] {
    const repeats = this.held.filled.item(path).items?.filter((it) => it.kind === "repeat") ?? [];
    return repeats
      .filter((it) => this.held.filled.asks(inside(path, it.name, "new")))
      .map((it) =>
        button(
          say("add", said(it.label, language(), this.held.content.form)),
          () => {
            this.held.filled.openInstance(inside(path, it.name, commandKey()));
            this.part(path, title);
          },
          "secondary",
        ),
      );
  }

  private fill(list: HTMLElement, part: string): void {
    const asked = this.questions(part);
    list.replaceChildren(...asked.map((it) => this.question(it, list, part)));
    list.dataset["asked"] = asked.join(" ");
    quietUnlessShown();
  }

  private label(label: Record<string, string> | undefined): Node[] {
    const { form } = this.held.content;
    const text = make("span", { lang: this.asked, dir: direction(this.asked) }, said(label, this.asked, form));
    const own = said(label, language(), form);
    return this.asked === language() || own === ""
      ? [text]
      : [text, make("span", { class: "own quiet", lang: language(), dir: direction(language()) }, own)];
  }

  private listen(item: Item): HTMLElement | null {
    const src = this.held.sound(item, this.asked);
    const player = (): HTMLAudioElement =>
      make("audio", { controls: true, preload: "none", src, "aria-label": say("listen") });
    return src === undefined ? null : make("p", { class: "listen" }, make("span", {}, say("listen")), " ", player());
  }

  /** What there is to know about the sounds of this form. */
  private sounds(): HTMLElement[] {
    const [here, all] = this.held.soundsKept();
    const left = this.held.content.soundsLeft ?? 0;
    return [here < all && say("sounds.missing", here, all), left > 0 && say("sounds.left", left)]
      .filter((it) => it !== false)
      .map((it) => make("p", { class: "quiet" }, it));
  }

  private question(path: string, list: HTMLElement, part: string): HTMLElement {
    const item = this.held.filled.item(path);
    if (item.type === "NOTE") {
      return make("div", { class: "asked note" }, this.listen(item), make("p", {}, ...this.label(item.label)));
    }
    const id = `q-${path.replace(/[^A-Za-z0-9_-]/g, "-")}`;
    const told = telling();
    const keep = (answer: Answer): Promise<void> => this.keep(path, answer, told, list, part);
    const box = make("div", { class: "asked panel", id, "data-question": item.name }, this.listen(item));
    if (item.type!.startsWith("SELECT")) {
      box.append(this.choices(id, path, item, keep));
    } else if (item.type === "AUDIO") {
      return voice(this.held, path, box, this.label(item.label));
    } else {
      box.append(this.typed(id, path, item, keep));
    }
    box.append(told, this.rule(path, item, keep));
    this.tell(path, told, false);
    return box;
  }

  private choices(id: string, path: string, item: Item, keep: (answer: Answer) => Promise<void>): HTMLElement {
    const many = item.type === "SELECT_MULTIPLE";
    const value = this.held.filled.read(path);
    const chosen = many ? value.split(" ") : [value];
    const set = make("fieldset", { class: "ds-fieldset" }, make("legend", { class: "ds-label" }, ...this.label(item.label)));
    const inputs = this.held.filled.choices(path).map((it: Choice) => {
      const one = input(many ? "checkbox" : "radio", { ...UNKEPT, id: `${id}-${it.name}`, name: id, value: it.name });
      one.checked = chosen.includes(it.name);
      set.append(
        make("div", { class: "ds-field" }, one, make("label", { for: one.id }, ...this.label(it.label))),
      );
      return one;
    });
    set.addEventListener("change", () => {
      void keep(answerTo(item, inputs.filter((it) => it.checked).map((it) => it.value).join(" ")));
    });
    return set;
  }

  private typed(id: string, path: string, item: Item, keep: (answer: Answer) => Promise<void>): HTMLElement {
    const kind = item.type === "DATE" ? "date" : "text";
    const box =
      item.type === "TEXT"
        ? make("textarea", { class: "ds-input", rows: item.words ? "4" : "2", dir: "auto", maxlength: "4000", ...UNKEPT })
        : input(kind, { ...UNKEPT, ...(kind === "text" ? { inputmode: item.type === "INTEGER" ? "numeric" : "decimal" } : {}) });
    box.id = `${id}-answer`;
    box.value = this.held.filled.read(path);
    let kept = box.value;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const write = (): void => {
      clearTimeout(waiting);
      const value = box.value.trim();
      if (value !== kept) {
        kept = value;
        void keep(answerTo(item, value));
      }
    };
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(write, TYPING);
    });
    box.addEventListener("change", write);
    const hint = said(item.hint, this.asked, this.held.content.form);
    return make(
      "div",
      { class: "ds-field" },
      make("label", { for: box.id, class: "ds-label" }, ...this.label(item.label)),
      hint ? make("div", { "data-field": "description", lang: this.asked, dir: direction(this.asked) }, hint) : null,
      box,
    );
  }

  private rule(path: string, item: Item, keep: (answer: Answer) => Promise<void>): HTMLElement {
    const line = make("div", { class: "actions" });
    const offered = this.held.filled.choices(path).some((it) => it.name === "unknown");
    const again = (answer: Answer): void => void keep(answer).then(() => this.anew(path));
    if (!offered) {
      line.append(
        button(say("unknown"), () => again({ standing: "UNKNOWN", value: "" }), "tertiary"),
        button(say("nothing"), () => again({ standing: "NONE", value: "" }), "tertiary"),
      );
    }
    if (this.held.filled.answer(path).standing !== "NOT_ASKED") {
      line.append(button(say("clear"), () => again(NOT_ASKED), "tertiary"));
    }
    return line;
  }

  private anew(path: string): void {
    const list = document.querySelector<HTMLElement>("#part");
    const box = list?.querySelector(`[data-question="${nameOf(path)}"]`);
    if (list && box) {
      this.fill(list, list.dataset["part"] ?? path.split("/").slice(0, -1).join("/"));
    }
  }

  private async keep(path: string, answer: Answer, told: HTMLElement, list: HTMLElement, part: string): Promise<void> {
    list.dataset["part"] = part;
    const fits = answer.standing !== "GIVEN" || this.held.filled.takes(path, answer.value);
    if (!fits) {
      told.textContent = say("invalid");
      told.dataset["kept"] = "no";
      return;
    }
    const begun = performance.now();
    try {
      await this.held.answer(path, answer);
    } catch {
      told.textContent = say("save.failed");
      told.dataset["kept"] = "no";
      return;
    }
    list.dataset["took"] = String(performance.now() - begun);
    this.tell(path, told, true);
    if (this.questions(part).join(" ") !== list.dataset["asked"]) {
      const focused = document.activeElement?.id;
      this.fill(list, part);
      if (focused) {
        document.getElementById(focused)?.focus();
      }
    }
  }

  private tell(path: string, told: HTMLElement, kept: boolean): void {
    const { standing } = this.held.filled.answer(path);
    const { constraintMessage } = this.held.filled.item(path);
    const wrong = standing === "GIVEN" && !this.held.filled.valid(path);
    if (kept || standing !== "NOT_ASKED") {
      told.dataset["kept"] = "yes";
    }
    told.textContent = wrong
      ? said(constraintMessage, language(), this.held.content.form) || say("invalid")
      : standing === "UNKNOWN" || standing === "NONE"
        ? say(`standing.${standing}`)
        : kept || standing === "GIVEN"
          ? say("saved")
          : "";
  }
}
