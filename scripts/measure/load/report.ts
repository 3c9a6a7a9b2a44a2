import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Slice } from "./drive.ts";

export type LoadReport = {
  readonly url: string;
  /** Visits a second: the most that the shop got through, and what was held. Undefined where the rate was given. */
  readonly peak: number | undefined;
  readonly rate: number;
  /** Seconds. */
  readonly slice: number;
  readonly slices: readonly Slice[];
  readonly failures: { readonly [reason: string]: number };
  /** Of `npm run audit`, or why there is none. */
  readonly audit: { readonly difference: number; readonly said: string } | { readonly notRun: string };
};

export type Verdict = { readonly what: string; readonly holds: boolean; readonly found: string };

const flat = 1.3;
const grown = 1.1;
const mostMegabytes = 400;

/** What a shop must hold under load: no error, p99 and memory as after the second part, no difference in its books. */
export function verdictsOf({ slices, audit }: LoadReport): readonly Verdict[] {
  const errors = slices.reduce((sum, slice) => sum + slice.errors, 0);
  const verdicts: Verdict[] = [{ what: "errors 0", holds: errors === 0, found: String(errors) }];
  const second = slices[1];
  const last = slices.at(-1);
  if (second && last && slices.length > 2) {
    const ratio = last.p99 / second.p99;
    verdicts.push({
      what: `p99 of the last part within ${flat} × the second`,
      holds: ratio <= flat,
      found: `${last.p99.toFixed(1)} / ${second.p99.toFixed(1)} ms = ${ratio.toFixed(2)}`,
    });
    if (second.megabytes !== undefined && last.megabytes !== undefined)
      verdicts.push({
        what: `memory within 10 % of the second part's, under ${mostMegabytes} MB`,
        holds: last.megabytes <= second.megabytes * grown && last.megabytes < mostMegabytes,
        found: `${second.megabytes.toFixed(0)} → ${last.megabytes.toFixed(0)} MB`,
      });
  }
  verdicts.push(
    "difference" in audit
      ? { what: "audit: difference 0", holds: audit.difference === 0, found: audit.said }
      : { what: "audit", holds: true, found: `not run: ${audit.notRun}` },
  );
  return verdicts;
}

/** Writes load.json, load.md and its plots into a folder. */
export function writeReport(folder: string, report: LoadReport): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write("load.json", `${JSON.stringify({ ...report, verdicts: verdictsOf(report) }, undefined, 2)}\n`);
  write("load.md", markdownOf(report));
  const { slices } = report;
  write(
    "times.svg",
    plot("Milliseconds per request", [
      ["p50", slices.map(({ p50 }) => p50)],
      ["p99", slices.map(({ p99 }) => p99)],
    ]),
  );
  write("rate.svg", plot("Requests per second", [["requests", slices.map(({ perSecond }) => perSecond)]]));
  write(
    "memory.svg",
    plot("Resident memory, MB", [["server", slices.map(({ megabytes = 0 }) => megabytes)]]),
  );
}

export function markdownOf(report: LoadReport): string {
  const { peak, rate, slice, slices, failures } = report;
  const rows = slices.map(
    ({ visits, requests, perSecond, p50, p99, errors, shed, megabytes }, at) =>
      `| ${at + 1} | ${visits} | ${requests} | ${perSecond.toFixed(0)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${errors} | ${shed} | ${megabytes?.toFixed(0) ?? ""} |`,
  );
  return [
    "# Load",
    "",
    peak === undefined
      ? `${rate.toFixed(1)} visits per second.`
      : `Peak: ${peak.toFixed(1)} visits per second; held: ${rate.toFixed(1)}.`,
    "",
    `| part of ${slice} s | visits | requests | per second | p50 ms | p99 ms | errors | shed | MB |`,
    "| --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ...rows,
    "",
    ...verdictsOf(report).map(
      ({ what, holds, found }) => `- ${holds ? "holds" : "**fails**"}: ${what} (${found})`,
    ),
    ...Object.entries(failures).map(([reason, times]) => `- ${times} times: ${reason}`),
    "",
    "![Times](times.svg) ![Rate](rate.svg) ![Memory](memory.svg)",
    "",
  ].join("\n");
}

const colors = ["#2563eb", "#dc2626"];

/** Lines over the parts of a run, from zero. */
export function plot(
  title: string,
  lines: readonly (readonly [name: string, values: readonly number[]])[],
): string {
  const [width, height, left, top, bottom] = [640, 240, 56, 32, 24];
  const most = Math.max(1, ...lines.flatMap(([, values]) => values)) * 1.1;
  const count = Math.max(2, ...lines.map(([, values]) => values.length));
  const x = (at: number) => left + (at / (count - 1)) * (width - left - 16);
  const y = (value: number) => height - bottom - (value / most) * (height - top - bottom);
  const text = (content: string, at: readonly [number, number], anchor = "start", fill = "#111") =>
    `<text x="${at[0]}" y="${at[1]}" text-anchor="${anchor}" fill="${fill}">${content}</text>`;
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = (most / 1.1) * share;
    return `<line x1="${left}" x2="${width - 16}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>${text(value.toFixed(value < 10 ? 1 : 0), [left - 6, y(value) + 4], "end")}`;
  });
  const drawn = lines.map(([name, values], at) => {
    const points = values.map((value, part) => `${x(part).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
    return `<polyline points="${points}" fill="none" stroke="${colors[at]}" stroke-width="2"/>${text(name, [width - 16 - at * 60, 18], "end", colors[at])}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="${title}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(title, [left, 18]),
    ...grid,
    ...drawn,
    text("1", [left, height - 6]),
    text(String(count), [width - 16, height - 6], "end"),
    "</svg>",
    "",
  ].join("\n");
}
