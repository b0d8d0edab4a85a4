import assert from "node:assert/strict";
import test from "node:test";
import { fromUTF16, length, toUTF16 } from "../src/codepoints.ts";

const texts = ["", "plain", "é👩‍👩‍👧‍👦її🇺🇦", "a😀b", "Київ — 250", "हिन्दी", "\uFFFC a\tb\n"];

test("code points are counted as the language's own iterator counts them", () => {
  for (const text of texts) assert.equal(length(text), [...text].length, JSON.stringify(text));
});

test("every code point offset comes back from UTF-16", () => {
  for (const text of texts) {
    for (let offset = 0; offset <= length(text); offset++) {
      assert.equal(fromUTF16(text, toUTF16(text, offset)), offset, `${JSON.stringify(text)} at ${offset}`);
    }
  }
});

test("an offset inside a surrogate pair counts as before the pair", () => {
  assert.equal(fromUTF16("a😀b", 2), 1);
  assert.equal(fromUTF16("a😀b", 3), 2);
});

test("an offset behind the end is the end", () => assert.equal(toUTF16("a😀", 9), 3));
