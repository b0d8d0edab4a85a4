// Claim numbers as the server writes them, in stretches: "1-7 9".

type Stretch = [from: number, to: number];

/** Rising numbers. */
export class Numbers {
  readonly #stretches: Stretch[];

  constructor(written = "") {
    this.#stretches = written.split(" ").filter(Boolean).map((stretch) => {
      const [from, to] = stretch.split("-").map(Number);
      return [from ?? 0, to ?? from ?? 0];
    });
  }

  has(n: number): boolean {
    return this.#stretches.some(([from, to]) => from <= n && n <= to);
  }

  /** The nearest number behind n, or before it; of none, the first or the last. */
  beside(n: number | undefined, by: 1 | -1): number | undefined {
    if (by > 0) {
      const after = n === undefined ? this.#stretches[0] : this.#stretches.find(([, to]) => to > n);
      return after && Math.max(after[0], (n ?? 0) + 1);
    }
    const before = n === undefined ? this.#stretches.at(-1) : this.#stretches.findLast(([from]) => from < n);
    return before && Math.min(before[1], (n ?? Infinity) - 1);
  }

  /** How many numbers come before n. */
  rank(n: number): number {
    return this.#stretches.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, n - 1) - from + 1), 0);
  }
}
