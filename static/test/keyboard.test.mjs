import assert from "node:assert/strict";
import test from "node:test";
import { chordsOf } from "../src/chord.ts";
import { answer, readCommands } from "../src/keyboard.ts";

const press = (key, held = {}) => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test("a press is written as the table writes it", () => {
  for (const [event, want] of [
    [press("j"), "j"],
    [press("J", { shiftKey: true }), "Shift+j"],
    [press("J"), "j"], // Caps Lock
    [press("?", { shiftKey: true }), "?"],
    [press("/"), "/"],
    [press("k", { ctrlKey: true }), "Mod+k"],
    [press("k", { metaKey: true }), "Mod+k"],
    [press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+z"],
    [press("ArrowDown", { altKey: true }), "Alt+ArrowDown"],
    [press("Enter", { ctrlKey: true }), "Mod+Enter"],
    [press(" "), "Space"], [press(","), "Comma"], [press("+", { shiftKey: true }), "Plus"],
    [press("Shift", { shiftKey: true }), ""], [press("Control", { ctrlKey: true }), ""], [press("Dead"), ""],
    [press("о", { code: "KeyJ" }), "j"], // the Ukrainian layout
    [press("О", { code: "KeyJ", shiftKey: true }), "Shift+j"],
    [press("ν", { code: "KeyN" }), "n"], // the Greek one
    [press("q", { code: "KeyA" }), "q"], // the French one types q there
    [press("é", { code: "Digit2" }), "é"],
    [press("л", { code: "KeyK", ctrlKey: true }), "Mod+k"],
      [press("х", { code: "BracketLeft" }), "["], // the Ukrainian layout
    [press("Ї", { code: "BracketRight", shiftKey: true }), "}"],
    [press("ü", { code: "BracketLeft" }), "ü"], // the German one
    [press("“", { code: "BracketLeft", altKey: true }), "Alt+["], // a Mac
    [press("[", { code: "Digit8", ctrlKey: true, altKey: true, getModifierState: (name) => name === "AltGraph" }), "["], // Windows
    [press("ArrowLeft", { shiftKey: true, altKey: true }), "Alt+Shift+ArrowLeft"],
  ]) assert.equal(chordsOf(event).at(-1) ?? "", want, JSON.stringify(event));
});

test("a letter of another script is a key of its own first", () => {
  assert.deepEqual(chordsOf(press("і", { code: "KeyS" })), ["і", "s"]);
  assert.deepEqual(chordsOf(press("s", { code: "KeyS" })), ["s"]);
});

const table = [
  { id: "next", keys: ["j", "n"] },
  { id: "desk", keys: ["g d"] },
  { id: "first", keys: ["g g"] },
  { id: "propose", keys: ["p"] },
  { id: "submit", keys: ["p"] },
];
const anything = () => true;

test("a key leads to its command, of two with one key to the one that is possible", () => {
  assert.equal(answer(table, "", "n", anything).command.id, "next");
  assert.equal(answer(table, "", "p", (c) => c.id !== "propose").command.id, "submit");
  assert.equal(answer(table, "", "p", (c) => c.id === "next"), null);
  assert.equal(answer(table, "", "q", anything), null);
});

test("a key of two presses waits for the second", () => {
  assert.deepEqual(answer(table, "", "g", anything), { pending: "g" });
  assert.equal(answer(table, "g", "d", anything).command.id, "desk");
  assert.equal(answer(table, "g", "g", anything).command.id, "first");
});

test("a first press that leads nowhere is forgotten, and the second counts by itself", () => {
  assert.equal(answer(table, "g", "j", anything).command.id, "next");
  assert.equal(answer(table, "g", "q", anything), null);
  assert.equal(answer(table, "", "g", (c) => c.id === "next"), null);
});

test("a page without a table has no commands", () => {
  assert.deepEqual(readCommands(undefined), []);
  assert.deepEqual(readCommands("{"), []);
  assert.deepEqual(readCommands('[{"id":"keys","keys":["?"]}]'), [{ id: "keys", keys: ["?"] }]);
});
