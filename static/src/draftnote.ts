// What a form says of its draft: that one is back, and where what is typed is kept.

/** A button of the note. */
interface Choice {
  name: string;
  choose: () => void;
}

/** Shows above the form that a draft is back, with what can be done about it; in place of an earlier note. */
export function showNote(form: HTMLFormElement, words: string, choices: Choice[]): void {
  dropNote(form);
  const note = document.createElement("div");
  note.className = "draft-note";
  const seen = document.createElement("span");
  seen.textContent = words;
  seen.setAttribute("aria-hidden", "true");
  note.append(seen, heard(words), ...choices.map(buttonOf));
  form.prepend(note);
}

/** The same words for who hears the page: said once screen readers listen to the place, which takes no room. */
function heard(words: string): HTMLElement {
  const place = document.createElement("span");
  place.className = "vh";
  place.setAttribute("role", "status");
  requestAnimationFrame(() => (place.textContent = words));
  return place;
}

export function dropNote(form: HTMLFormElement): void {
  form.querySelector(".draft-note")?.remove();
}

function buttonOf({ name, choose }: Choice): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet small";
  button.textContent = name;
  button.addEventListener("click", choose);
  return button;
}

/** Says below the form's buttons where what is typed is kept; said once, not with every key. */
export function say(form: HTMLFormElement, words: string): void {
  const state = form.querySelector<HTMLElement>(".draft-state");
  if (state && state.textContent !== words) state.textContent = words;
}

/** Makes room for what is said, so that nothing moves when it is. */
export function makeRoom(form: HTMLFormElement): void {
  if (form.querySelector(".draft-state")) return;
  const state = document.createElement("p");
  state.className = "hint draft-state";
  state.setAttribute("role", "status");
  (form.querySelector(".actions") ?? form).append(state);
}
