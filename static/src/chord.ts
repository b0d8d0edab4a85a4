// What is pressed, written as the table of commands writes it: “j”, “Shift+u”, “Mod+k”, “ArrowDown”.

/** The part of a keyboard event that a press is read from. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const spelled: Record<string, string> = { " ": "Space", ",": "Comma", "+": "Plus" };

/** The press, or nothing for a modifier by itself. */
export function chordOf(press: Press): string {
  const held = ["Control", "Meta", "Alt", "Shift", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"];
  if (held.includes(press.key)) return "";
  const key = keyOf(press);
  const typed = key.length === 1 && !isLetter(key); // Shift is part of how such a character is typed
  const parts = [
    (press.ctrlKey || press.metaKey) && "Mod", press.altKey && "Alt", press.shiftKey && !typed && "Shift", spelled[key] ?? key.replace(/^.$/u, (c) => c.toLowerCase()),
  ];
  return parts.filter(Boolean).join("+");
}

/** The character or name of the key. Where a script other than the Latin one is typed, the letter that is printed beside it on
 * keyboards counts, so that j is j under a Ukrainian layout too. */
function keyOf({ key, code }: Press): string {
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  return latin && isLetter(key) && !/[a-z]/i.test(key) ? latin : key;
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}
