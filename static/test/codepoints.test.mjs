import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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

test("offsets are those that the server counts", () => {
  const { cases } = JSON.parse(readFileSync("../internal/document/testdata/offsets.json", "utf8"));
  assert.ok(cases.length > 10);
  for (const { name, text, offsets, inside, outside } of cases) {
    for (const [utf16, codePoint] of offsets) {
      assert.equal(fromUTF16(text, utf16), codePoint, `${name}: UTF-16 ${utf16}`);
      assert.equal(toUTF16(text, codePoint), utf16, `${name}: code point ${codePoint}`);
    }
    for (const utf16 of inside) assert.equal(toUTF16(text, fromUTF16(text, utf16)), utf16 - 1, `${name}: inside ${utf16}`);
    assert.equal(toUTF16(text, length(text) + 1), outside - 1, `${name}: behind the end`);
  }
});
