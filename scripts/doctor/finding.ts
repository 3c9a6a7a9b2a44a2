/** What one check found. `wrong`: there is something, and it cannot be used as it is. */
export type Finding = {
  readonly name: string;
  readonly status: "ok" | "missing" | "wrong";
  /** Whether `npm start` cannot work while this is not ok. */
  readonly needed: boolean;
  readonly text: string;
  /** What to do about it; present unless the status is ok. */
  readonly mend?: string;
};

/** Whether `npm start` can work. */
export const canStart = (findings: readonly Finding[]): boolean =>
  findings.every(({ status, needed }) => status === "ok" || !needed);

/** One line for each finding, aligned. */
export function linesOf(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map(({ name }) => name.length));
  return findings.map(({ name, status, text, mend }) => {
    const end = mend === undefined ? "" : ` → ${mend}`;
    return `${status.padEnd(7)}  ${name.padEnd(width)}  ${text}${end}`;
  });
}
