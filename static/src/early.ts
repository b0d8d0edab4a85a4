// Runs before everything else and is as small as can be: it keeps the keys that are pressed while a page still loads, for the
// scripts that will know what they mean (replay.ts). What is typed into a field is the field's.

declare global {
  interface Window {
    /** Gives the keys that were pressed so far, and keeps none from then on. */
    earlyKeys?: () => KeyboardEvent[];
  }
}

const kept: KeyboardEvent[] = [];

function keep(event: KeyboardEvent): void {
  const typed = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]") !== null;
  if (!typed && !event.repeat && !event.isComposing) kept.push(event);
}

addEventListener("keydown", keep, true);

window.earlyKeys = () => {
  removeEventListener("keydown", keep, true);
  return kept.splice(0);
};

export {};
