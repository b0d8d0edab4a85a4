import assert from "node:assert/strict";
import test from "node:test";
import { stepOf } from "../src/caretkeys.ts";
import { edgeKey } from "../src/edgekeys.ts";

const key = (name, held = {}) => ({ key: name, code: "", ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held });

test("the caret goes by character and line, with Ctrl by word and block, with Alt by sentence", () => {
  assert.deepEqual(stepOf(key("ArrowRight"), false), { unit: "character", way: 1 });
  assert.deepEqual(stepOf(key("ArrowLeft", { ctrlKey: true }), false), { unit: "word", way: -1 });
  assert.deepEqual(stepOf(key("ArrowDown"), false), { unit: "line", way: 1 });
  assert.deepEqual(stepOf(key("ArrowDown", { altKey: true }), false), { unit: "sentence", way: 1 });
  assert.deepEqual(stepOf(key("ArrowUp", { ctrlKey: true }), false), { unit: "block", way: -1 });
  assert.deepEqual(stepOf(key("End", { ctrlKey: true }), false), { unit: "text", way: 1 });
  assert.deepEqual(stepOf(key("Home"), false), { unit: "line edge", way: -1 });
});

test("in text from right to left the arrows point the other way", () => {
  assert.deepEqual(stepOf(key("ArrowRight"), true), { unit: "character", way: -1 });
  assert.deepEqual(stepOf(key("ArrowDown"), true), { unit: "line", way: 1 });
});

test("other keys are left alone", () => {
  for (const other of ["a", "Enter", "PageDown", "Tab"]) assert.equal(stepOf(key(other), false), null);
  assert.equal(stepOf(key("ArrowRight", { metaKey: true }), false), null);
});

test("brackets move the borders, by whatever script the keyboard types", () => {
  assert.deepEqual(edgeKey(key("[")), { side: "start", way: -1, unit: "word", single: true });
  assert.deepEqual(edgeKey(key("]")), { side: "end", way: 1, unit: "word", single: true });
  assert.deepEqual(edgeKey(key("{", { shiftKey: true })), { side: "start", way: 1, unit: "word", single: true });
  assert.deepEqual(edgeKey(key("Ї", { code: "BracketRight", shiftKey: true })), { side: "end", way: -1, unit: "word", single: true });
  assert.deepEqual(edgeKey(key("“", { code: "BracketLeft", altKey: true })), { side: "start", way: -1, unit: "character", single: true });
});

test("a letter of a Latin keyboard in the place of a bracket is that letter", () => {
  assert.equal(edgeKey(key("ü", { code: "BracketLeft" })), null);
  assert.equal(edgeKey(key("[", { ctrlKey: true })), null);
});

test("Shift with an arrow moves the end and types nothing", () => {
  assert.deepEqual(edgeKey(key("ArrowLeft", { shiftKey: true })), { side: "end", way: -1, unit: "word", single: false });
  assert.deepEqual(edgeKey(key("ArrowRight", { shiftKey: true, altKey: true })), { side: "end", way: 1, unit: "character", single: false });
  assert.equal(edgeKey(key("ArrowRight")), null);
});
