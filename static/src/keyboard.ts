// The table of commands as it stands on the page, with the keys of the person who is signed in.

/** One command: what it is called here, its keys, and the module that performs it where no element does. */
export interface Command {
  id: string;
  keys: string[];
  href?: string;
  by?: string;
  repeats?: boolean;
}

/** What a press leads to: a command, the beginning of a longer key, or nothing. */
export type Answer = { command: Command } | { pending: string } | null;

/** Reads the table from the attribute of the body that holds it. */
export function readCommands(text: string | undefined): Command[] {
  try {
    return JSON.parse(text ?? "[]") as Command[];
  } catch {
    return [];
  }
}

/** What was pressed, behind what was pressed before it; of commands with one key the first that is possible here. */
export function answer(commands: Command[], before: string, chord: string, possible: (command: Command) => boolean): Answer {
  const key = before === "" ? chord : `${before} ${chord}`;
  const here = commands.filter((command) => command.keys.includes(key)).find(possible);
  if (here) return { command: here };
  const longer = commands.some((command) => command.keys.some((k) => k.startsWith(key + " ")) && possible(command));
  if (longer) return { pending: key };
  return before === "" ? null : answer(commands, "", chord, possible);
}
