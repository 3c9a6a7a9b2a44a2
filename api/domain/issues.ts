import type * as z from "zod";
import type { Issue } from "./errors.ts";
// The messages of schemas that have none of their own.
import "./issue-messages.ts";

/** A body may be wrong in a hundred thousand ways; the caller learns of this many. */
const mostIssues = 50;

/**
 * The first 50 of Zod's issues as ours: an unknown field is named by its own path, a union by what is wrong with each
 * alternative.
 */
export const issuesOf = (error: Pick<z.ZodError, "issues">): Issue[] =>
  distinct(read(error.issues, [])).slice(0, mostIssues);

function read(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[]): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    const path = [...above, ...issue.path];
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        path: written([...path, key.slice(0, longestName)]),
        message: "is not a known field",
      }));
    if (issue.code === "invalid_union" && issue.errors.length > 0)
      return issue.errors.flatMap((alternative) => read(alternative, path));
    if (issue.code === "invalid_key") return read(issue.issues, path);
    return [{ path: written(path), message: issue.message }];
  });
}

/** A field name as a caller wrote it, in characters. */
const longestName = 100;

const written = (path: readonly PropertyKey[]): string => path.map(String).join(".");

const distinct = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [`${issue.path}\n${issue.message}`, issue])).values(),
];

/** The first issue as a sentence that names its field, and how many more there are. */
export function sentenceOf(issues: readonly Issue[]): string | undefined {
  const [first] = issues;
  if (!first) return undefined;
  const phrase = /^[a-z]/.test(first.message);
  const named = phrase && first.path !== "" ? `${first.path} ${first.message}` : first.message;
  const start = phrase && first.path === "" ? `The request ${named}` : named;
  const more = issues.length > 1 ? ` (${issues.length - 1} more in details.issues)` : "";
  return `${start.replace(/[.]$/, "")}${more}.`;
}
