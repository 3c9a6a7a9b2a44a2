import * as z from "zod";

/** What is wrong with a field, as a phrase after its name: "must be at least 1". Schemas may say it in words of their own. */
export function messageOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "is required" : `must be ${types[issue.expected] ?? issue.expected}`;
    case "too_small":
      return bound(issue.origin, Number(issue.minimum), issue.inclusive === false ? "more than" : "at least");
    case "too_big":
      return bound(issue.origin, Number(issue.maximum), issue.inclusive === false ? "less than" : "at most");
    case "invalid_value":
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(", ")}`;
    case "invalid_format":
      return formats[issue.format] ?? "does not have the right format";
    case "invalid_union":
      return "does not have the right form";
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "unrecognized_keys":
      return undefined;
  }
}

const types: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const formats: Readonly<Record<string, string>> = {
  email: "must be an email address such as name@example.com",
  uuid: "must be a UUID",
  date: "must be a date such as 2026-11-26",
  datetime: "must be a time such as 2026-11-26T09:30:00Z",
};

function bound(origin: string, limit: number, words: string): string {
  const unit = { string: "character", array: "entry", set: "entry" }[origin];
  if (unit === undefined) return `must be ${words} ${limit}`;
  if (words === "at least" && limit === 1) return "must not be empty";
  const plural = unit === "entry" ? "entries" : `${unit}s`;
  return `must have ${words} ${limit} ${limit === 1 ? unit : plural}`;
}

// Zod asks this for issues whose schema has no message of its own.
z.config({ customError: messageOf });
