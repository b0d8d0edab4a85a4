import assert from "node:assert/strict";
import test from "node:test";
import { bySentence, grown, sentenceAt } from "../src/sentences.ts";

const sentences = [{ start: 0, end: 10 }, { start: 11, end: 20 }, { start: 22, end: 30 }];

test("a passage grows to all sentences that it touches, and never shrinks", () => {
  assert.deepEqual(grown(sentences, { start: 3, end: 5 }), { start: 0, end: 10 });
  assert.deepEqual(grown(sentences, { start: 9, end: 12 }), { start: 0, end: 20 });
  assert.deepEqual(grown(sentences, { start: 20, end: 23 }), { start: 20, end: 30 });
  assert.deepEqual(grown(sentences, { start: 20, end: 22 }), { start: 20, end: 22 });
  assert.deepEqual(grown([], { start: 3, end: 5 }), { start: 3, end: 5 });
});

test("steps by sentence go to starts, and to the end where they select", () => {
  assert.equal(bySentence(sentences, 0, 1, false), 11);
  assert.equal(bySentence(sentences, 0, 1, true), 10);
  assert.equal(bySentence(sentences, 10, 1, true), 20);
  assert.equal(bySentence(sentences, 11, -1, false), 0);
  assert.equal(bySentence(sentences, 15, -1, false), 11);
  assert.equal(bySentence(sentences, 25, 1, false), undefined);
  assert.equal(bySentence(sentences, 0, -1, false), undefined);
});

test("between two sentences the one before is meant", () => {
  assert.deepEqual(sentenceAt(sentences, 21), sentences[1]);
  assert.deepEqual(sentenceAt(sentences, 22), sentences[2]);
  assert.equal(sentenceAt([], 3), undefined);
});
