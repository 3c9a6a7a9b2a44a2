import { parseDocument } from "yaml";
import type { ReadDocument } from "../../ports/formats/document-reader.ts";
import { Outline } from "./outline.ts";
import { refused } from "./refusal.ts";

const deepest = 50;
/** Names of fields that head what stands beside them, and of fields that are their text. */
const titles = ["title", "heading", "question", "name", "topic", "subject"];
const bodies = new Set(["text", "answer", "body", "content", "description", "value"]);

/** JSON as sections: an object with a title, a heading or a question is one. */
export function readJson(text: string): ReadDocument {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw refused(`is not valid JSON: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
  return documentOf(data);
}

/** YAML by the package yaml, as JSON is read. Aliases that would multiply are refused. */
export function readYaml(text: string): ReadDocument {
  const document = parseDocument(text, { logLevel: "silent" });
  const [first] = document.errors;
  if (first) throw refused(`is not valid YAML: ${first.message.split("\n")[0]}`);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw refused("is not valid YAML: an alias stands for too much or for nothing");
  }
  return documentOf(data);
}

function documentOf(data: unknown): ReadDocument {
  const outline = new Outline();
  add(outline, data, 1, undefined);
  return outline.document();
}

/** `name` is the field's that the value stands in, where that says something. */
function add(outline: Outline, value: unknown, level: number, name: string | undefined): void {
  if (level > deepest) throw refused("is nested too deeply.");
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const one of value) add(outline, one, level, undefined);
    return;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    const isText = name === undefined || bodies.has(name.toLowerCase());
    outline.paragraph(isText ? String(value) : `${inWords(name)}: ${value}`);
    return;
  }
  const fields = Object.entries(value);
  const title = titles.flatMap((one) =>
    fields.filter(([key, text]) => key.toLowerCase() === one && isText(text)),
  )[0];
  if (title) outline.heading(level, String(title[1]));
  for (const [key, inner] of fields) {
    if (key === title?.[0]) continue;
    const below = title ? level + 1 : level;
    if (isGroup(inner)) {
      outline.heading(below, inWords(key));
      add(outline, inner, below + 1, undefined);
    } else add(outline, inner, below, key);
  }
}

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

/** An object that has no title of its own is headed by its field's name. */
const isGroup = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !Object.keys(value).some((key) => titles.includes(key.toLowerCase()));

function inWords(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[-_]+/g, " ")
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
