import assert from "node:assert/strict";
import test from "node:test";
import { byBlock, byCharacter, byWord, endOf, isBefore, wordAt, wordEdge } from "../src/moves.ts";

const texts = ["Київ 🇺🇦: з'їзд", "", "a 👩‍👩‍👧‍👦\u00a0b", "\uFFFC"];

test("every place that steps by character reach forwards is reached backwards", () => {
  const forward = [{ block: 0, at: 0 }];
  for (;;) {
    const next = byCharacter(texts, forward.at(-1), 1);
    if (next.block === forward.at(-1).block && next.at === forward.at(-1).at) break;
    forward.push(next);
  }
  const back = [endOf(texts)];
  while (back.length < forward.length) back.push(byCharacter(texts, back.at(-1), -1));
  assert.deepEqual(back.reverse(), forward);
  assert.deepEqual(byCharacter(texts, { block: 0, at: 0 }, -1), { block: 0, at: 0 });
});

test("a flag and a family are one step", () => {
  assert.deepEqual(byCharacter(texts, { block: 0, at: 5 }, 1), { block: 0, at: 9 });
  assert.deepEqual(byCharacter(texts, { block: 2, at: 2 }, 1), { block: 2, at: texts[2].indexOf("\u00a0") });
});

test("steps by word stop behind words and pictures, and go over empty blocks", () => {
  const stops = [];
  for (let at = { block: 0, at: 0 }; isBefore(at, endOf(texts)); at = byWord(texts, at, 1)) stops.push(`${at.block}:${at.at}`);
  const family = texts[2].indexOf("\u00a0");
  assert.deepEqual(stops, ["0:0", "0:4", "0:9", `0:${texts[0].length}`, "2:1", `2:${family}`, `2:${texts[2].length}`]);
  assert.deepEqual(byWord(texts, { block: 2, at: 1 }, -1), { block: 2, at: 0 });
  assert.deepEqual(byWord(texts, { block: 2, at: 0 }, -1), { block: 0, at: 11 });
});

test("a border finds the nearest word of its own side, or none", () => {
  assert.deepEqual(wordEdge(texts, { block: 0, at: 0 }, "start", 1), { block: 0, at: 5 });
  assert.equal(wordEdge(texts, { block: 0, at: 0 }, "start", -1), null);
  assert.deepEqual(wordEdge(texts, { block: 2, at: 0 }, "end", -1), { block: 0, at: texts[0].length });
});

test("a step by block goes to the start of this one first", () => {
  assert.deepEqual(byBlock(texts, { block: 0, at: 3 }, -1), { block: 0, at: 0 });
  assert.deepEqual(byBlock(texts, { block: 0, at: 3 }, 1), { block: 1, at: 0 });
  assert.deepEqual(byBlock(texts, { block: 3, at: 0 }, 1), endOf(texts));
  assert.deepEqual(byBlock(texts, { block: 0, at: 0 }, -1), { block: 0, at: 0 });
});

test("the word at a place is told, at the end the one before", () => {
  assert.equal(wordAt("over 250 firms", 6), "250");
  assert.equal(wordAt("over 250 firms", 14), "firms");
  assert.equal(wordAt("", 0), "");
});
