import assert from "node:assert/strict";
import test from "node:test";
import { stepOf } from "../src/caretkeys.ts";

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

test("⌘ does on a Mac what Ctrl does elsewhere", () => {
  assert.deepEqual(stepOf(key("ArrowRight", { metaKey: true }), false), { unit: "word", way: 1 });
  assert.deepEqual(stepOf(key("ArrowDown", { metaKey: true }), false), { unit: "block", way: 1 });
});

test("in text from right to left the arrows point the other way", () => {
  assert.deepEqual(stepOf(key("ArrowRight"), true), { unit: "character", way: -1 });
  assert.deepEqual(stepOf(key("ArrowDown"), true), { unit: "line", way: 1 });
});

test("other keys are left alone", () => {
  for (const other of ["a", "Enter", "PageDown", "Tab"]) assert.equal(stepOf(key(other), false), null);
});
