// Fills in a form as a test of the house did, and tells where the page's reading differs from the house's.
import { readFileSync } from "node:fs";
import { type Answer, FilledForm, type Form } from "../../main/web/offline/form";

type Filling = {
  open: string[];
  put: { path: string; standing: Answer["standing"]; value: string }[];
  expected: Record<string, { asks: boolean; choices: string; takes: boolean; valid: boolean; missing: boolean }>;
};
const { form, today, fillings } = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as {
  form: Form;
  today: string;
  fillings: Filling[];
};
let compared = 0;
const differ: string[] = [];
fillings.forEach((filling, at) => {
  const filled = new FilledForm(form, today);
  filling.open.forEach((it) => filled.openInstance(it));
  filling.put.forEach(({ path, standing, value }) => filled.put(path, { standing, value }));
  for (const [path, expected] of Object.entries(filling.expected)) {
    const answer = filled.answer(path);
    const found = {
      asks: filled.asks(path),
      choices: filled
        .choices(path)
        .map((it) => it.name)
        .join(" "),
      takes: answer.standing !== "GIVEN" || filled.takes(path, answer.value),
      valid: filled.valid(path),
      missing: filled.missing(path),
    };
    compared++;
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      differ.push(`${at} ${path} (${answer.standing} '${answer.value}'): page ${JSON.stringify(found)}, house ${JSON.stringify(expected)}`);
    }
  }
});
console.log(`${compared} compared, ${differ.length} differ`);
differ.slice(0, 20).forEach((it) => console.log(it));
process.exit(differ.length === 0 ? 0 : 1);
