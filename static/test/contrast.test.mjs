// Every pair of colours that stands together on a page is measured in both schemes (WCAG 2.2, 1.4.3 and 1.4.11): 4.5 for
// text, 3 for lines that mean something.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

const marks = readFileSync("css/marks.css", "utf8");
const tokens = readTokens(readFileSync("css/tokens.css", "utf8"));

const text = {
  ink: ["paper", "sheet", "pencil-wash", "w-open", "w-true", "w-half", "w-false", "w-off", "w-select", "w-hover"],
  "ink-2": ["paper", "sheet", "w-open", "w-true", "w-half", "w-false", "w-off", "pencil-wash"],
  "ink-3": ["paper", "sheet", "w-open"],
  paper: ["ink"],
  pencil: ["paper", "sheet", "pencil-wash"],
  "v-true": ["paper", "sheet", "w-true"],
  "v-half": ["paper", "sheet", "w-half"],
  "v-false": ["paper", "sheet", "w-false"],
  "v-off": ["paper", "sheet", "w-off"],
};

const lines = {
  "rule-strong": ["paper", "sheet"],
  focus: ["paper", "sheet", "w-open"],
  "ink-3": ["w-true", "w-half", "w-false", "w-off"],
  pencil: ["rule"],
  "v-true": ["rule"],
  "v-half": ["rule"],
  ink: ["w-true", "w-half", "w-false", "w-off", "w-open", "pencil-wash"], // around the open claim
};

function readTokens(css) {
  const found = css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name, light, dark]) => [name, { light, dark }]));
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function measure(pairs, least) {
  for (const [front, backs] of Object.entries(pairs)) {
    for (const back of backs) {
      for (const scheme of ["light", "dark"]) {
        const found = contrast(tokens.get(front)[scheme], tokens.get(back)[scheme]);
        assert.ok(found >= least, `${front} on ${back}, ${scheme}: ${found.toFixed(2)}, less than ${least}`);
      }
    }
  }
}

test("contrast is measured as WCAG says", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
});

test("text stands out from what is behind it by 4.5", () => measure(text, 4.5));

test("lines that mean something stand out by 3", () => measure(lines, 3));

// What is left of a highlight in greys: the sign before its number, and the line under it.
const verdicts = ["true", "half", "false", "off"];

test("no two verdicts have one sign, and each is painted in its own colours", () => {
  const signs = verdicts.map((verdict) => new RegExp(`mark \\.no\\.${verdict} \\{[^}]*--sign: "(.)"`).exec(marks)?.[1]);
  assert.equal(new Set(signs).size, verdicts.length, `signs: ${signs.join(" ")}`);
  for (const verdict of verdicts) {
    assert.match(marks, new RegExp(`mark\\.${verdict} \\{[^}]*--v: var\\(--v-${verdict}\\); background: var\\(--w-${verdict}\\)`));
  }
});

test("no two states of the work have one line", () => {
  const lines = ["", ".proposed", ".approved", ".closed", ".waits"].map((state) => lineOf(state));
  assert.equal(new Set(lines).size, lines.length, lines.join(", "));
});

/** The style of the line under a highlight in a state, and whether it is thinner than the others. */
function lineOf(state) {
  const rule = new RegExp(`^mark${state.replace(".", "\\.")} \\{([^}]*)\\}`, "m").exec(marks)?.[1] ?? "";
  const style = /text-decoration(?:-style)?: (?:underline )?(dotted|dashed|solid|double)/.exec(rule)?.[1] ?? "dotted";
  return style + (/thickness: 1px/.test(rule) ? " thin" : "");
}

test("a state's or a verdict's name styles nothing by itself", () => {
  const names = [...verdicts, "open", "proposed", "approved", "closed", "waits"];
  for (const file of readdirSync("css")) {
    const selectors = readFileSync(`css/${file}`, "utf8").match(/^[^\s@{}/*&][^{};]*(?=\{)/gm) ?? [];
    const bare = selectors.flatMap((list) => list.replace(/\([^()]*\)/g, "()").split(",")).filter((one) => names.some((name) => one.trim().startsWith(`.${name}`) && !/^[\w-]/.test(one.trim().slice(name.length + 1))));
    assert.deepEqual(bare, [], `${file}: highlights and states have these classes too`);
  }
});
