// What is pressed, written as the table of commands writes it: “j”, “Shift+u”, “Mod+k”, “ArrowDown”.

/** The part of a keyboard event that a press is read from. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & Partial<Pick<KeyboardEvent, "getModifierState">>;

const spelled: Record<string, string> = { " ": "Space", ",": "Comma", "+": "Plus" };
const modifiers = ["Control", "Meta", "Alt", "Shift", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"];

/** The press as the keyboard types it, and behind it as it is printed on keyboards where that differs; nothing for a modifier
 * by itself. */
export function chordsOf(press: Press): string[] {
  if (modifiers.includes(press.key)) return [];
  return [...new Set([press.key, printed(press)])].map((key) => written(press, key));
}

function written(press: Press, key: string): string {
  const typed = key.length === 1 && !isLetter(key); // Shift is part of how such a character is typed
  const graph = press.getModifierState?.("AltGraph") ?? false; // Ctrl and Alt then are how it is typed, on Windows
  const parts = [
    (press.metaKey || press.ctrlKey && !graph) && "Mod", press.altKey && !graph && "Alt", press.shiftKey && !typed && "Shift",
    spelled[key] ?? key.replace(/^.$/u, (c) => c.toLowerCase()),
  ];
  return parts.filter(Boolean).join("+");
}

/** Where a script other than the Latin one is typed, the letter or bracket that is printed beside it on keyboards, so that j is
 * j under a Ukrainian layout too; and the bracket of which Alt makes something else on some. */
function printed({ key, code, altKey, shiftKey }: Press): string {
  const bracket = brackets[code]?.[shiftKey ? 1 : 0];
  const foreign = isLetter(key) && !/^\p{Script=Latin}$/u.test(key);
  if (bracket && (foreign || altKey && key.length === 1)) return bracket;
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  return latin && isLetter(key) && !/[a-z]/i.test(key) ? latin : key;
}

const brackets: Record<string, string> = { BracketLeft: "[{", BracketRight: "]}" };

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}
