// Elements, made one by one: nothing on this page ever comes from text that a browser would read as markup.
type Child = Node | string | null | undefined | false;

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(attribute, "");
    } else if (value !== undefined && value !== false) {
      element.setAttribute(attribute, value);
    }
  }
  element.append(...children.filter((it): it is Node | string => it !== null && it !== undefined && it !== false));
  return element;
}

export function button(label: string, act: () => void, variant?: string): HTMLButtonElement {
  const made = make(
    "button",
    { type: "button", class: "ds-button", "data-variant": variant, "data-size": variant === "tertiary" ? "sm" : undefined },
    label,
  );
  made.addEventListener("click", act);
  return made;
}

export function field(id: string, label: string, input: HTMLElement, hint?: string): HTMLElement {
  input.id = id;
  if (hint) {
    input.setAttribute("aria-describedby", `${id}-hint`);
  }
  return make(
    "div",
    { class: "ds-field" },
    make("label", { for: id, class: "ds-label" }, label),
    hint ? make("div", { "data-field": "description", id: `${id}-hint` }, hint) : null,
    input,
  );
}

export function input(type: string, attributes: Record<string, string | boolean> = {}): HTMLInputElement {
  return make("input", { class: "ds-input", type, ...attributes });
}

export function select(choices: [value: string, label: string][]): HTMLSelectElement {
  return make("select", { class: "ds-input" }, ...choices.map(([value, label]) => make("option", { value }, label)));
}

/** Where something is said about what was just done. */
export function telling(): HTMLParagraphElement {
  return make("p", { role: "status", class: "told" });
}
