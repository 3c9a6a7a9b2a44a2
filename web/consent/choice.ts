import type { Analytics } from "../lib/api-types.ts";

/** What a visitor has said about the script that counts visits; undefined: nothing yet. */
export type Choice = "yes" | "no";

const key = "analytics";

/** A browser that sends Global Privacy Control has said no: https://privacycg.github.io/gpc-spec/ */
export function choiceOf({ script }: Analytics): Choice | undefined {
  if ("globalPrivacyControl" in navigator && navigator.globalPrivacyControl === true) return "no";
  try {
    const [choice, about] = (localStorage.getItem(key) ?? "").split(" ");
    // Whoever agreed to one script has not agreed to another.
    return about === script && (choice === "yes" || choice === "no") ? choice : undefined;
  } catch {
    return "no";
  }
}

/** Remembers the choice; a script that runs already is gone with the next page. */
export function choose({ script }: Analytics, choice: Choice): void {
  try {
    localStorage.setItem(key, `${choice} ${script}`);
  } catch {
    // A browser that stores nothing is asked nothing.
  }
}

let loaded = false;

/** Adds the script, once per page. */
export function loadScript({ script, attributes }: Analytics): void {
  if (loaded) return;
  loaded = true;
  const element = document.createElement("script");
  element.async = true;
  element.src = script;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.head.append(element);
}
