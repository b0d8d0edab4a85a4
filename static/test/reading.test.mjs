import assert from "node:assert/strict";
import test from "node:test";
import { Numbers } from "../src/numbers.ts";

test("numbers are read from their stretches", () => {
  const numbers = new Numbers("2-4 9");
  assert.deepEqual([1, 2, 3, 4, 5, 9, 10].filter((n) => numbers.has(n)), [2, 3, 4, 9]);
});

test("the number beside another is the nearest one in the list", () => {
  const numbers = new Numbers("2-4 9");
  const cases = [[undefined, 1, 2], [1, 1, 2], [2, 1, 3], [4, 1, 9], [6, 1, 9], [9, 1, undefined],
    [undefined, -1, 9], [9, -1, 4], [6, -1, 4], [3, -1, 2], [2, -1, undefined], [20, -1, 9]];
  for (const [n, by, want] of cases) assert.equal(numbers.beside(n, by), want, `beside ${n} by ${by}`);
});

test("a rank is how many come before", () => {
  const numbers = new Numbers("2-4 9");
  assert.deepEqual([1, 2, 4, 9, 12].map((n) => numbers.rank(n)), [0, 0, 2, 3, 4]);
});

test("no numbers have no neighbours", () => {
  assert.equal(new Numbers("").beside(undefined, 1), undefined);
  assert.equal(new Numbers().beside(3, -1), undefined);
});
