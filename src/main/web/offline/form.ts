// A form with the answers so far, as the house reads it: FilledForm in interviews/forms. The form is the JSON of
// docs/schemas/form.schema.json.
import { asTruth, asWords, dayOf, evaluate, isNumeral, NOTHING, type Expression, type Value, valueOf } from "./value";

export type Label = Record<string, string>;
export type Choice = { name: string; label?: Label; columns?: Record<string, string> };
export type Item = {
  kind: "question" | "group" | "repeat";
  name: string;
  label?: Label;
  hint?: Label;
  audio?: Label;
  relevant?: Expression;
  topic?: string;
  alone?: boolean;
  each?: "MEMBERS" | "ANY";
  items?: Item[];
  type?: string;
  required?: Expression;
  constraint?: Expression;
  constraintMessage?: Label;
  calculation?: Expression;
  choices?: string;
  choiceFilter?: Expression;
  words?: boolean;
};
export type Form = {
  id: string;
  version: string;
  defaultLanguage: string;
  languages: string[];
  items: Item[];
  lists: Record<string, Choice[]>;
};
export type Answer = { standing: "NOT_ASKED" | "UNKNOWN" | "NONE" | "GIVEN"; value: string };

export const NOT_ASKED: Answer = { standing: "NOT_ASKED", value: "" };

type Step = { name: string; instance: string | undefined };
type Placed = { item: Item; holders: Item[] };

export function steps(path: string): Step[] {
  return path.split("/").map((part) => {
    const at = part.indexOf("[");
    return at < 0 ? { name: part, instance: undefined } : { name: part.slice(0, at), instance: part.slice(at + 1, -1) };
  });
}

export function nameOf(path: string): string {
  return steps(path).at(-1)!.name;
}

function holderOf(path: string): string | undefined {
  const at = path.lastIndexOf("/");
  return at < 0 ? undefined : path.slice(0, at);
}

export function inside(holder: string | undefined, name: string, instance?: string): string {
  const step = instance === undefined ? name : `${name}[${instance}]`;
  return holder === undefined ? step : `${holder}/${step}`;
}

/** The text in a language, or in the form's own. */
export function said(label: Label | undefined, language: string, form: Form): string {
  return label?.[language] ?? label?.["en"] ?? label?.[form.defaultLanguage] ?? "";
}

/** The sound file that reads out what is said in a language. */
export function heard(item: Item, language: string, form: Form): string | undefined {
  return item.audio?.[[language, "en", form.defaultLanguage].find((it) => item.label?.[it] !== undefined) ?? ""];
}

/** What was chosen or typed, as an answer; of a list, `unknown` and `none` say that somebody was asked. */
export function answerTo(item: Item, value: string): Answer {
  if (item.type?.startsWith("SELECT") && (value === "unknown" || value === "none")) {
    return { standing: value === "unknown" ? "UNKNOWN" : "NONE", value: "" };
  }
  return value === "" ? NOT_ASKED : { standing: "GIVEN", value };
}

export class FilledForm {
  private readonly placed = new Map<string, Placed>();
  private readonly answers = new Map<string, Answer>();
  private readonly open = new Map<string, Set<string>>();
  private readonly asking = new Map<string, boolean>();
  private readonly worked = new Map<string, Value>();

  constructor(
    readonly form: Form,
    private readonly today: string,
  ) {
    const place = (item: Item, holders: Item[]): void => {
      this.placed.set(item.name, { item, holders });
      item.items?.forEach((it) => place(it, [...holders, item]));
    };
    form.items.forEach((it) => place(it, []));
  }

  item(path: string): Item {
    return this.get(nameOf(path)).item;
  }

  private get(name: string): Placed {
    const found = this.placed.get(name);
    if (!found) {
      throw new Error("The form has no such item");
    }
    return found;
  }

  /** What an item is about: its own topic, or that of the nearest holder that has one. */
  topic(path: string): string | undefined {
    const { item, holders } = this.get(nameOf(path));
    return item.topic ?? holders.toReversed().find((it) => it.topic)?.topic;
  }

  alone(path: string): boolean {
    const { item, holders } = this.get(nameOf(path));
    return [item, ...holders].some((it) => it.alone === true);
  }

  openInstance(path: string): void {
    const last = steps(path).at(-1)!;
    const key = inside(holderOf(path), last.name);
    this.open.set(key, (this.open.get(key) ?? new Set()).add(last.instance!));
    this.changed();
  }

  instances(holder: string | undefined, repeat: string): string[] {
    return [...(this.open.get(inside(holder, repeat)) ?? [])];
  }

  put(path: string, answer: Answer): void {
    const parts = path.split("/");
    parts.forEach((part, at) => {
      if (part.endsWith("]")) {
        this.openInstance(parts.slice(0, at + 1).join("/"));
      }
    });
    this.answers.set(path, answer);
    this.changed();
  }

  answer(path: string): Answer {
    return this.answers.get(path) ?? NOT_ASKED;
  }

  private changed(): void {
    this.asking.clear();
    this.worked.clear();
  }

  asks(path: string): boolean {
    const known = this.asking.get(path);
    if (known !== undefined) {
      return known;
    }
    const parts = path.split("/");
    const asked = parts.every((_, at) => {
      const part = parts.slice(0, at + 1).join("/");
      const condition = this.item(part).relevant;
      return condition === undefined || asTruth(this.evaluate(condition, part, NOTHING, {}));
    });
    this.asking.set(path, asked);
    return asked;
  }

  /** Every question and note that is asked now inside a group, or an instance of a repeat. */
  askedIn(holder: string): string[] {
    const found: string[] = [];
    if (this.asks(holder)) {
      this.item(holder).items?.forEach((it) => this.collect(it, holder, found));
    }
    return found;
  }

  private collect(item: Item, holder: string, found: string[]): void {
    const paths =
      item.kind === "repeat"
        ? this.instances(holder, item.name).map((it) => inside(holder, item.name, it))
        : [inside(holder, item.name)];
    for (const path of paths.filter((it) => this.asks(it))) {
      if (item.kind !== "question") {
        item.items?.forEach((it) => this.collect(it, path, found));
      } else if (item.type !== "CALCULATE") {
        found.push(path);
      }
    }
  }

  choices(path: string): Choice[] {
    const { choices, choiceFilter } = this.item(path);
    const all = choices === undefined ? [] : (this.form.lists[choices] ?? []);
    return all.filter(
      (it) =>
        choiceFilter === undefined ||
        asTruth(this.evaluate(choiceFilter, path, NOTHING, { ...it.columns, name: it.name })),
    );
  }

  /** As an expression reads it: of a list, `unknown` and `none` are choices like others. */
  read(path: string): string {
    const answer = this.answer(path);
    const selects = this.item(path).type?.startsWith("SELECT") === true;
    switch (answer.standing) {
      case "GIVEN":
        return answer.value;
      case "UNKNOWN":
        return selects ? "unknown" : "";
      case "NONE":
        return selects ? "none" : "";
      case "NOT_ASKED":
        return "";
    }
  }

  /** Whether a value is of its question's type at all; what is not never leaves the device. */
  takes(path: string, value: string): boolean {
    const item = this.item(path);
    const names = (): string[] => (this.form.lists[item.choices ?? ""] ?? []).map((it) => it.name);
    switch (item.type) {
      case "INTEGER":
        return /^-?\d{1,9}$/.test(value);
      case "DECIMAL":
        return value.length <= 20 && isNumeral(value);
      case "DATE":
        return value.length === 10 && !Number.isNaN(dayOf(value));
      case "SELECT_ONE":
        return names().includes(value);
      case "SELECT_MULTIPLE":
        return value.split(" ").every((it) => names().includes(it));
      default:
        return true;
    }
  }

  /** Whether the form's own condition on the answer holds. */
  valid(path: string): boolean {
    const { constraint, type } = this.item(path);
    const text = this.read(path);
    return constraint === undefined || text === "" || asTruth(this.evaluate(constraint, path, valueOf(type!, text), {}));
  }

  /** Whether the form asks for an answer here that nobody has given yet. */
  missing(path: string): boolean {
    const { required } = this.item(path);
    return (
      required !== undefined &&
      this.asks(path) &&
      this.answer(path).standing === "NOT_ASKED" &&
      asTruth(this.evaluate(required, path, NOTHING, {}))
    );
  }

  private value(path: string): Value {
    const { calculation, type } = this.item(path);
    if (!this.asks(path)) {
      return NOTHING;
    }
    if (calculation === undefined) {
      return valueOf(type!, this.read(path));
    }
    const known = this.worked.get(path) ?? valueOf(type!, asWords(this.evaluate(calculation, path, NOTHING, {})));
    this.worked.set(path, known);
    return known;
  }

  private evaluate(expression: Expression, from: string, self: Value, columns: Record<string, string>): Value {
    return evaluate(expression, {
      of: (name) => this.seen(name, from),
      position: () => this.position(from),
      self,
      columns,
      today: this.today,
    });
  }

  private seen(name: string, from: string): Value {
    const { item, holders } = this.get(name);
    const own = new Map(steps(from).map((it) => [it.name, it.instance]));
    let paths: (string | undefined)[] = [undefined];
    for (const it of [...holders, item]) {
      paths = paths.flatMap((holder) => {
        if (it.kind !== "repeat") {
          return [inside(holder, it.name)];
        }
        const here = it === item ? undefined : own.get(it.name);
        return (here === undefined ? this.instances(holder, it.name) : [here]).map((id) => inside(holder, it.name, id));
      });
    }
    const opens = holders.some((it) => it.kind === "repeat" && own.get(it.name) === undefined);
    const many = item.kind === "repeat" || paths.length !== 1 || opens;
    if (item.kind === "question" && !many) {
      return this.value(paths[0]!);
    }
    const there = (paths as string[]).filter((it) => this.asks(it));
    return many
      ? { kind: "many", all: there.map((it) => (item.kind === "question" ? this.value(it) : NOTHING)) }
      : NOTHING;
  }

  private position(from: string): number {
    for (let path: string | undefined = from; path !== undefined; path = holderOf(path)) {
      const last = steps(path).at(-1)!;
      if (last.instance !== undefined) {
        return this.instances(holderOf(path), last.name).indexOf(last.instance) + 1;
      }
    }
    return 0;
  }
}
