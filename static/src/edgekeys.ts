// What a key asks of the borders of a passage.
import type { Way } from "./moves.ts";

/** One step of one border. */
export interface EdgeStep {
  side: "start" | "end";
  way: Way;
  unit: "word" | "character";
}

/** What of a key press tells a step. */
export type Pressed = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

/** The step that a key asks for: [ and ] widen, { and } narrow, Shift with an arrow moves the end; with Alt by character. Where
 * the keyboard types another script, the keys that are brackets on others count. Single says that it is a key that types. */
export function edgeKey(pressed: Pressed): (EdgeStep & { single: boolean }) | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = pressed;
  if (ctrlKey || metaKey) return null;
  const unit = altKey ? "character" : "word";
  if (shiftKey && (key === "ArrowLeft" || key === "ArrowRight")) {
    return { side: "end", way: key === "ArrowRight" ? 1 : -1, unit, single: false };
  }
  const bracket = bracketOf(pressed);
  if (!bracket) return null;
  const [side, way] = ({ "[": ["start", -1], "]": ["end", 1], "{": ["start", 1], "}": ["end", -1] } as const)[bracket];
  return { side, way, unit, single: true };
}

function bracketOf({ key, code, shiftKey, altKey }: Pressed): "[" | "]" | "{" | "}" | null {
  if (key === "[" || key === "]" || key === "{" || key === "}") return key;
  const foreign = altKey || /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  if (!foreign) return null;
  if (code === "BracketLeft") return shiftKey ? "{" : "[";
  if (code === "BracketRight") return shiftKey ? "}" : "]";
  return null;
}
