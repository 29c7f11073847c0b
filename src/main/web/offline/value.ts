// What an expression of a form comes to, as the house works it out: Value and Evaluation in interviews/forms.
export type Value =
  | { kind: "words"; text: string }
  | { kind: "number"; number: number }
  | { kind: "truth"; holds: boolean }
  | { kind: "day"; day: number }
  | { kind: "many"; all: Value[] };

export type Expression = {
  op: string;
  value?: string | number;
  name?: string;
  of?: Expression;
  left?: Expression;
  right?: Expression;
  function?: string;
  arguments?: Expression[];
};

/** What an expression can see of the answers. */
export type Seen = {
  of(name: string): Value;
  position(): number;
  self: Value;
  columns: Record<string, string>;
  today: string;
};

export const NOTHING: Value = { kind: "words", text: "" };
const NUMERAL = /^-?(\d+(\.\d*)?|\.\d+)$/;
const A_DAY = 86_400_000;

export function words(text: string): Value {
  return { kind: "words", text };
}

export function isNumeral(text: string): boolean {
  return NUMERAL.test(text);
}

/** Days since 1970; not a number where the text is no day. */
export function dayOf(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) {
    return NaN;
  }
  const first = text.slice(0, 10);
  const at = Date.parse(`${first}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== first ? NaN : at / A_DAY;
}

function day(text: string): Value {
  const number = dayOf(text);
  return Number.isNaN(number) ? words(text) : { kind: "day", day: number };
}

/** An answer by the type of its question. */
export function valueOf(type: string, text: string): Value {
  switch (type) {
    case "INTEGER":
    case "DECIMAL":
      return isNumeral(text) ? { kind: "number", number: Number(text) } : words(text);
    case "DATE":
      return day(text);
    default:
      return words(text);
  }
}

function one(value: Value): Exclude<Value, { kind: "many" }> {
  return value.kind === "many" ? (value.all.length === 0 ? { kind: "words", text: "" } : one(value.all[0]!)) : value;
}

export function asNumber(value: Value): number {
  const it = one(value);
  switch (it.kind) {
    case "words":
      return isNumeral(it.text.trim()) ? Number(it.text.trim()) : NaN;
    case "number":
      return it.number;
    case "truth":
      return it.holds ? 1 : 0;
    case "day":
      return it.day;
  }
}

export function asTruth(value: Value): boolean {
  const it = one(value);
  switch (it.kind) {
    case "words":
      return it.text !== "";
    case "number":
      return it.number !== 0 && !Number.isNaN(it.number);
    case "truth":
      return it.holds;
    case "day":
      return true;
  }
}

export function asWords(value: Value): string {
  const it = one(value);
  switch (it.kind) {
    case "words":
      return it.text;
    case "number":
      return Number.isFinite(it.number) ? plain(it.number) : String(it.number);
    case "truth":
      return it.holds ? "true" : "false";
    case "day":
      return new Date(it.day * A_DAY).toISOString().slice(0, 10);
  }
}

/** Without an exponent. */
function plain(number: number): string {
  const short = String(number + 0);
  return short.includes("e") ? number.toFixed(20).replace(/\.?0+$/, "") : short;
}

function equal(left: Value, right: Value): boolean {
  const [a, b] = [one(left), one(right)];
  if (a.kind === "truth" || b.kind === "truth") {
    return asTruth(a) === asTruth(b);
  }
  if (a.kind === "number" || b.kind === "number") {
    return Math.abs(asNumber(a) - asNumber(b)) < 1e-12;
  }
  return asWords(a) === asWords(b);
}

const truth = (holds: boolean): Value => ({ kind: "truth", holds });
const numeral = (number: number): Value => ({ kind: "number", number });

export function evaluate(expression: Expression, seen: Seen): Value {
  const of = (it: Expression | undefined): Value => evaluate(it!, seen);
  const left = (): Value => of(expression.left);
  const right = (): Value => of(expression.right);
  const numbers = (calculate: (a: number, b: number) => number): Value =>
    numeral(calculate(asNumber(left()), asNumber(right())));
  const compared = (holds: (a: number, b: number) => boolean): Value =>
    truth(holds(asNumber(left()), asNumber(right())));
  switch (expression.op) {
    case "text":
      return words(String(expression.value));
    case "number":
      return numeral(Number(expression.value));
    case "field":
      return seen.of(expression.name!);
    case "self":
      return seen.self;
    case "column":
      return words(seen.columns[expression.name!] ?? "");
    case "negative":
      return numeral(-asNumber(of(expression.of)));
    case "or":
      return truth(asTruth(left()) || asTruth(right()));
    case "and":
      return truth(asTruth(left()) && asTruth(right()));
    case "=":
      return truth(equal(left(), right()));
    case "!=":
      return truth(!equal(left(), right()));
    case "<":
      return compared((a, b) => a < b);
    case "<=":
      return compared((a, b) => a <= b);
    case ">":
      return compared((a, b) => a > b);
    case ">=":
      return compared((a, b) => a >= b);
    case "+":
      return numbers((a, b) => a + b);
    case "-":
      return numbers((a, b) => a - b);
    case "*":
      return numbers((a, b) => a * b);
    case "div":
      return numbers((a, b) => a / b);
    case "mod":
      return numbers((a, b) => a % b);
    case "call":
      return call(expression.function!, expression.arguments ?? [], seen);
    default:
      throw new Error(`No form uses a sign ${expression.op}`);
  }
}

function call(name: string, given: Expression[], seen: Seen): Value {
  const value = (at: number): Value => evaluate(given[at]!, seen);
  const text = (at: number): string => asWords(value(at));
  const chosen = (): string[] => text(0).split(/\s+/).filter((it) => it !== "");
  switch (name) {
    case "selected":
      return truth(chosen().includes(text(1).trim()));
    case "count": {
      const all = value(0);
      return numeral(all.kind === "many" ? all.all.length : 1);
    }
    case "count-selected":
      return numeral(chosen().length);
    case "sum": {
      const all = value(0);
      return numeral(all.kind === "many" ? all.all.reduce((sum, it) => sum + asNumber(it), 0) : asNumber(all));
    }
    case "if":
      return value(asTruth(value(0)) ? 1 : 2);
    case "coalesce": {
      const first = one(value(0));
      return asWords(first) === "" ? one(value(1)) : first;
    }
    case "today":
      return day(seen.today);
    case "date": {
      const it = one(value(0));
      if (it.kind === "words") {
        return day(it.text);
      }
      return it.kind === "number" && !Number.isNaN(it.number) ? { kind: "day", day: Math.trunc(it.number) } : it;
    }
    case "not":
      return truth(!asTruth(value(0)));
    case "true":
      return truth(true);
    case "false":
      return truth(false);
    case "regex":
      return truth(new RegExp(`^(?:${text(1)})$`, "u").test(text(0)));
    case "string-length":
      return numeral(text(0).length);
    case "contains":
      return truth(text(0).includes(text(1)));
    case "starts-with":
      return truth(text(0).startsWith(text(1)));
    case "concat":
      return words(given.map((_, at) => text(at)).join(""));
    case "int":
      return numeral(Math.trunc(asNumber(value(0))));
    case "round": {
      const number = asNumber(value(0));
      const scale = 10 ** Math.max(-9, Math.min(9, given.length < 2 ? 0 : Math.trunc(asNumber(value(1)))));
      return numeral(Number.isFinite(number) ? Math.floor(number * scale + 0.5) / scale : number);
    }
    case "number":
      return numeral(asNumber(value(0)));
    case "string":
      return words(text(0));
    case "position":
      return numeral(seen.position());
    default:
      throw new Error(`No form uses a function ${name}`);
  }
}
