/** An error as a developer reads it: the message and those lines of the stack that are the project's own. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = (error.stack ?? error.message).split("\n");
  return lines
    .filter((line) => !/^\s+at .*(node_modules|node:)|^\s+at \S+ \(<anonymous>\)/.test(line))
    .join("\n");
}
