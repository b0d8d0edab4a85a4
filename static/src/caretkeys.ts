// What a key asks of the caret in the text.
import type { Way } from "./moves.ts";

/** How far a step goes. */
export type Unit = "character" | "word" | "sentence" | "line" | "line edge" | "block" | "text";

/** One step of the caret. */
export interface Step {
  unit: Unit;
  way: Way;
}

/** What of a key press tells the step. */
export type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">;

const sideways: Record<string, Way> = { ArrowRight: 1, ArrowLeft: -1 };
const upright: Record<string, Way> = { ArrowDown: 1, ArrowUp: -1 };
const edges: Record<string, Way> = { End: 1, Home: -1 };

/** The step that the keys ask for; null for others. In text from right to left the arrows point the other way. */
export function stepOf(pressed: Pressed, rightToLeft: boolean): Step | null {
  const { key, ctrlKey, altKey, metaKey } = pressed;
  const mod = ctrlKey || metaKey; // on a Mac ⌘, which is how the list of keys writes it there
  const [side, up, edge] = [sideways[key], upright[key], edges[key]];
  if (side) return { unit: mod || altKey ? "word" : "character", way: rightToLeft ? (-side as Way) : side };
  if (up) return { unit: altKey ? "sentence" : mod ? "block" : "line", way: up };
  if (edge) return { unit: mod ? "text" : "line edge", way: edge };
  return null;
}
