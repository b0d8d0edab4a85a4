import assert from "node:assert/strict";
import test from "node:test";
import { settleEnd, settleStart } from "../src/settle.ts";

// In each case the bars stand where the selection was made, and the result is what a person meant by it.
const cases = [
  { name: "whole words stay as they are", text: "drew |over 250 firms| from", words: "over 250 firms" },
  { name: "an end inside a word takes the word", text: "drew o|ver 250 fir|ms from", words: "over 250 firms", exact: "ver 250 fir" },
  { name: "white space at the ends is dropped", text: "drew| over 250 firms | from", words: "over 250 firms" },
  { name: "numbers with a point are one word", text: "worth €2|.4 billi|on now", words: "2.4 billion", exact: ".4 billi" },
  { name: "Cyrillic words are words", text: "прибули пон|ад 250 ком|паній учора", words: "понад 250 компаній", exact: "ад 250 ком" },
  { name: "an apostrophe does not end a word", text: "на з'ї|зд зʼїха|лися", words: "з'їзд зʼїхалися", exact: "зд зʼїха" },
  { name: "a family is one character", text: "a 👩‍👩|‍👧‍👦 b|", words: "👩‍👩‍👧‍👦 b", exact: "👩‍👩‍👧‍👦 b" },
  { name: "a combining mark stays with its letter", text: "e|\u0301 ok|", words: "e\u0301 ok", exact: "e\u0301 ok" },
  { name: "nothing but white space is nothing", text: "a |  | b", words: "", exact: "" },
];

for (const { name, text, words, exact } of cases) {
  const [before, inside, after] = text.split("|");
  const plain = before + inside + (after ?? "");
  const settle = (toCharacters) => {
    const start = settleStart(plain, before.length, toCharacters);
    return plain.slice(start, Math.max(start, settleEnd(plain, before.length + inside.length, toCharacters)));
  };
  test(name, () => {
    assert.equal(settle(false), words);
    assert.equal(settle(true), exact ?? words);
  });
}
