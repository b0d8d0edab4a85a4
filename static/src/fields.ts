// What stands in a form: its values by the names of its fields, as a draft has them.

/** Values of a form's fields by name. */
export type Values = Record<string, string[]>;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Names that no field has: the version of the thing that was typed over, and a digest of the words that stood there. */
const version = "row_version";
const over = "served";

function fieldsOf(form: HTMLFormElement): Field[] {
  const never = ["hidden", "password", "file", "submit", "button", "fieldset", "output"];
  return [...form.elements].filter((field) => !never.includes((field as Field).type) && (field as Field).name !== "") as Field[];
}

export function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const field of fieldsOf(form)) {
    const list = (values[field.name] ??= []);
    if (!isChoice(field) || field.checked) list.push(field.value);
  }
  return values;
}

/** Puts the values into the form and tells whoever listens. */
export function fill(form: HTMLFormElement, values: Values): void {
  const taken: Record<string, number> = {};
  for (const field of fieldsOf(form)) {
    const list = values[field.name];
    if (!list) continue;
    if (isChoice(field)) field.checked = list.includes(field.value);
    else field.value = list[(taken[field.name] = (taken[field.name] ?? -1) + 1)] ?? "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** The values with what they were typed over, where the form replaces words that others may change meanwhile. */
export function withVersion(form: HTMLFormElement, values: Values, served: Values): Values {
  const field = versionOf(form);
  return field ? { ...values, [version]: [field.value], [over]: [digest(served)] } : values;
}

/** Makes the form say which version was typed over. Where the same words still stand there it is the one on the page;
 * else the server is to refuse the form and to show both. */
export function takeVersion(form: HTMLFormElement, values: Values, served: Values): void {
  const [field, typedOver] = [versionOf(form), values[version]?.[0]];
  if (field && typedOver !== undefined && values[over]?.[0] !== digest(served)) field.value = typedOver;
}

/** Undoes takeVersion. */
export function giveVersionBack(form: HTMLFormElement): void {
  const field = versionOf(form);
  if (field) field.value = field.defaultValue;
}

function versionOf(form: HTMLFormElement): HTMLInputElement | null {
  return "draftVersioned" in form.dataset ? form.querySelector<HTMLInputElement>(`input[name="${version}"]`) : null;
}

/** Whether both say the same in every field. */
export function same(a: Values, b: Values): boolean {
  return words(a) === words(b);
}

function words(values: Values): string {
  const fields = Object.entries(values).filter(([name]) => name !== version && name !== over);
  return JSON.stringify(fields.sort(([x], [y]) => (x < y ? -1 : 1)));
}

/** A short name for what the values say (FNV-1a of 32 bits): to tell a change, not to keep a secret. */
function digest(values: Values): string {
  let hash = 0x811c9dc5;
  for (const character of words(values)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16);
}

function isChoice(field: Field): field is HTMLInputElement {
  return field.type === "radio" || field.type === "checkbox";
}
