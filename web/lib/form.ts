import { createSignal } from "solid-js";
import { issuesOf, messageOf, Problem } from "./problem.ts";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export type Form = {
  readonly busy: () => boolean;
  /** The message for a field, by its name. */
  readonly error: (name: string) => string | undefined;
  /** The message for the whole form. */
  readonly message: () => string | undefined;
  readonly onSubmit: (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => void;
};

/** Reads a field's value by name, trimmed except for passwords. */
export type Entries = (name: string) => string;

/**
 * State of a form: keeps what was typed, shows a message beside each invalid field and focuses the first.
 * `submit` throws a Problem; an issue's path, what it is inside of, or its last part names the field. `missing` words a required field that is
 * empty.
 */
export function createForm(
  submit: (entries: Entries) => Promise<void>,
  missing: (element: Control) => string = askedFor,
): Form {
  const [busy, setBusy] = createSignal(false);
  const [errors, setErrors] = createSignal<Readonly<Record<string, string>>>({});
  const [message, setMessage] = createSignal<string>();
  const refuse = (form: HTMLFormElement, found: Readonly<Record<string, string>>): void => {
    setErrors(found);
    const first = [...form.elements].find((element) => nameOf(element) in found);
    if (first instanceof HTMLElement) first.focus();
  };
  const send = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    setBusy(true);
    try {
      await submit((name) => {
        const value = data.get(name);
        return typeof value === "string" ? (/password$/i.test(name) ? value : value.trim()) : "";
      });
    } catch (error) {
      if (!(error instanceof Problem)) console.error(error);
      const names = new Set([...form.elements].map(nameOf));
      const found = Object.fromEntries(
        Object.entries(issuesOf(error)).map(([path, text]) => [fieldOf(path, names), text]),
      );
      const known = Object.keys(found).some((name) => names.has(name));
      setMessage(known ? "Check the highlighted fields." : messageOf(error));
      refuse(form, found);
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    error: (name) => errors()[name],
    message,
    onSubmit(event) {
      event.preventDefault();
      if (busy()) return;
      setMessage(undefined);
      const form = event.currentTarget;
      const found = complaintsIn(form, missing);
      refuse(form, found);
      if (Object.keys(found).length === 0) void send(form);
    },
  };
}

/** The field that an issue is about: of its path, or of what its path is inside of, or of its last part. */
function fieldOf(path: string, names: ReadonlySet<string>): string {
  const parts = path.split(".");
  const around = parts.map((_, at) => parts.slice(0, parts.length - at).join("."));
  return around.find((name) => names.has(name)) ?? parts.at(-1) ?? path;
}

/** Messages for the browser's own validation: ours where we have one, else the browser's. */
function complaintsIn(form: HTMLFormElement, missing: (element: Control) => string): Record<string, string> {
  return Object.fromEntries(
    [...form.elements].flatMap((element) => {
      if (!isControl(element)) return [];
      if (element.name === "" || element.validity.valid) return [];
      if (element.validity.valueMissing) return [[element.name, element.title || missing(element)]];
      if (element.validity.typeMismatch && element.type === "email")
        return [[element.name, "Enter a valid email address, like name@example.com."]];
      if (element.validity.patternMismatch && element.title !== "") return [[element.name, element.title]];
      return [[element.name, element.validationMessage]];
    }),
  );
}

/** Names the field by its label: "Enter your city.", "Choose a state." */
function askedFor(element: Control): string {
  const label = labelOf(element);
  const name = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  if (element instanceof HTMLSelectElement) return `Choose ${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}.`;
  return /^(the|a|an|your) /.test(name) ? `Enter ${name}.` : `Enter your ${name}.`;
}

/** The text of a control's label, without the marks of hydration and "(optional)". */
export const labelOf = (element: Control): string =>
  [...(element.labels?.[0]?.childNodes ?? [])]
    .filter((node) => node instanceof Text)
    .map(({ data }) => data)
    .join("")
    .trim();

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;

const nameOf = (element: Element): string => element.getAttribute("name") ?? "";
