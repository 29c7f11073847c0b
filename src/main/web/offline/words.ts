// The page's texts, in every language at once: without a network it cannot ask for another.
type Texts = Record<string, Record<string, string>>;

const content = document.querySelector<HTMLElement>("#content")!;
const texts = JSON.parse(content.dataset["texts"]!) as Texts;
let current = content.dataset["language"]!;

export function languages(): { code: string; name: string }[] {
  return Object.entries(texts).map(([code, its]) => ({ code, name: its["name"]! }));
}

export function language(): string {
  return current;
}

export function direction(code: string): string {
  return texts[code]?.["direction"] ?? (["fa", "ps", "ur", "he", "ckb"].includes(code) ? "rtl" : "ltr");
}

export function speak(code: string): void {
  current = code;
  document.documentElement.lang = code;
  document.documentElement.dir = direction(code);
}

export function say(key: string, ...filled: (string | number)[]): string {
  const said = texts[current]?.[key] ?? texts["en"]?.[key] ?? "";
  return filled.reduce<string>((text, it, at) => text.replaceAll(`{${at}}`, String(it)), said);
}

export function moment(iso: string): string {
  return new Intl.DateTimeFormat(current, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}

export function languageName(code: string): string {
  return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
}
