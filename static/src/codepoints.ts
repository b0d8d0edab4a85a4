// The server counts Unicode code points, the browser UTF-16 code units. This is the one place where the two meet; it is
// tested on the vectors that the server is tested on.

/** Number of code points in the text. A lone surrogate counts as one. */
export function length(text: string): number {
  return fromUTF16(text, text.length);
}

/** Code points before the UTF-16 offset. An offset inside a surrogate pair counts as before the pair. */
export function fromUTF16(text: string, offset: number): number {
  let count = 0;
  for (let at = 0; at < offset; count++) {
    at += width(text, at);
    if (at > offset) break;
  }
  return count;
}

/** UTF-16 offset of the code point offset; the text's end where the text is shorter. */
export function toUTF16(text: string, offset: number): number {
  let at = 0;
  for (let count = 0; count < offset && at < text.length; count++) at += width(text, at);
  return at;
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
