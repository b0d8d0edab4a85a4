// What scripts write, in the language of the page. The English text is the key; the page's head holds the others.

let read = "{}";
let texts: Record<string, string> = {};

/** The text in the page's language, with the values in place of its %s and %d, one after the other. */
export function word(english: string, ...values: (string | number)[]): string {
  const content = document.querySelector<HTMLMetaElement>('meta[name="words"]')?.content ?? "{}";
  if (content !== read) texts = JSON.parse((read = content)) as Record<string, string>;
  let next = 0;
  return (texts[english] ?? english).replace(/%[sd]/g, () => String(values[next++] ?? ""));
}
