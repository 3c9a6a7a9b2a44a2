import { createSignal, onCleanup, onMount } from "solid-js";
import { type Area, areas } from "../areas.ts";
import { may } from "./staff.ts";

/** What a key does, for the help. */
export type Shortcut = { readonly keys: readonly string[]; readonly label: string };

/** The name of the key that goes with K. */
export const commandKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";

/** The letter after G that leads to each area: the first of its name that no area before it has. */
export const letters: ReadonlyMap<Area, string> = lettersOf(areas);

const stored = "single-keys";
const [singleKeys, setSingleKeys] = createSignal(localStorage.getItem(stored) !== "off");

/** Whether keys without Ctrl do something; who dictates or presses keys by accident can turn it off (WCAG 2.1.4). */
export { singleKeys };
/** Turns the single keys on or off in this browser. */
export function useSingleKeys(on: boolean): void {
  setSingleKeys(on);
  localStorage.setItem(stored, on ? "on" : "off");
}

/** How long a letter may come after G, in milliseconds. */
const together = 1500;

/**
 * Listens while the admin is shown: Ctrl+K or Cmd+K opens the palette, ? the help, / goes to the search of the page, G and a
 * letter to an area. Single keys do nothing in fields and while a dialog is open.
 */
export function listenForShortcuts(act: {
  readonly palette: () => void;
  readonly help: () => void;
  readonly go: (path: string) => void;
}): void {
  let wentAt = 0;
  const pressed = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      act.palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !singleKeys() || isTaken(event))
      return;
    const key = event.key.toLowerCase();
    const going = Date.now() - wentAt < together;
    wentAt = key === "g" && !going ? Date.now() : 0;
    if (going) {
      const area = areas.find((one) => letters.get(one) === key && may(one.permission));
      if (area) act.go(area.pages[0].path);
    } else if (key === "?") act.help();
    else if (key === "/") {
      const search = document.querySelector<HTMLInputElement>("#page input[type=search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
    }
  };
  onMount(() => document.addEventListener("keydown", pressed));
  onCleanup(() => document.removeEventListener("keydown", pressed));
}

/** In a field a key is text, and a dialog has keys of its own. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.target instanceof Element &&
  (event.target.closest(
    "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=dialog]",
  ) !== null ||
    document.querySelector("[role=dialog]") !== null);

function lettersOf(all: readonly Area[]): ReadonlyMap<Area, string> {
  const taken = new Set<string>();
  return new Map(
    all.flatMap((area) => {
      const letter = area.label
        .toLowerCase()
        .split("")
        .find((one) => /[a-z]/.test(one) && one !== "g" && !taken.has(one));
      if (letter === undefined) return [];
      taken.add(letter);
      return [[area, letter] as const];
    }),
  );
}
