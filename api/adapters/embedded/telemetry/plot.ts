import { html, raw } from "hono/html";

/** A line of a plot; `undefined` leaves a gap. */
export type Line = { readonly label: string; readonly points: readonly (number | undefined)[] };

const width = 640;
const height = 180;
const [left, right, top, bottom] = [44, 8, 10, 20];
/** Told apart by their dashes, too. */
const dashes = ["", "6 4", "2 3"];

/**
 * Lines over time as one SVG, with a table's worth in its description for whoever cannot see it. `times` are the first and
 * the last moment in words.
 */
export function plot(
  title: string,
  lines: readonly Line[],
  { unit, times }: { readonly unit: string; readonly times: readonly [string, string] },
) {
  const values = lines.flatMap(({ points }) => points.filter((point) => point !== undefined));
  const most = niceCeiling(Math.max(0, ...values));
  const count = Math.max(2, ...lines.map(({ points }) => points.length));
  const x = (place: number) => left + (place / (count - 1)) * (width - left - right);
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom);
  const latest = lines.map(({ label, points }) => {
    const peak = Math.max(0, ...points.filter((point) => point !== undefined));
    return `${label}: at most ${short(peak)}${unit === "" ? "" : ` ${unit}`}`;
  });
  const shown = values.some((value) => value > 0);
  return html`<figure>
<figcaption>${title}${unit === "" ? "" : `, ${unit}`}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}. ${shown ? latest.join("; ") : "Nothing yet"}.">
${[0, 0.5, 1].map(
  (share) =>
    html`<line class="grid" x1="${left}" x2="${width - right}" y1="${y(share * most)}" y2="${y(share * most)}"/><text x="${left - 6}" y="${y(share * most) + 4}" text-anchor="end">${short(share * most)}</text>`,
)}
<text x="${left}" y="${height - 4}">${times[0]}</text><text x="${width - right}" y="${height - 4}" text-anchor="end">${times[1]}</text>
${
  shown
    ? lines.map(
        ({ points }, place) =>
          html`<path class="line l${place}" stroke-dasharray="${dashes[place] ?? ""}" d="${raw(pathOf(points, x, y))}"/>`,
      )
    : html`<text x="${(left + width) / 2}" y="${height / 2 - 12}" text-anchor="middle">Nothing yet</text>`
}
</svg>
${
  lines.length > 1
    ? html`<ul class="legend">${lines.map(
        ({ label }, place) =>
          html`<li><svg viewBox="0 0 24 8" aria-hidden="true"><path class="line l${place}" stroke-dasharray="${dashes[place] ?? ""}" d="M0 4H24"/></svg>${label}</li>`,
      )}</ul>`
    : ""
}
</figure>`;
}

/** Segments between gaps; a point alone is a short stroke. */
function pathOf(
  points: readonly (number | undefined)[],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  return points
    .map((point, place) => {
      if (point === undefined) return "";
      const at = `${x(place).toFixed(1)} ${y(point).toFixed(1)}`;
      return points[place - 1] === undefined ? `M${at}h.1` : `L${at}`;
    })
    .join("");
}

/** 1, 2 or 5 times a power of ten, at least as much; 1 for nothing. */
export function niceCeiling(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => value <= step * power) ?? 10) * power;
}

/** A number as an axis writes it. */
export const short = (value: number): string =>
  value >= 10_000
    ? `${Math.round(value / 1_000)}k`
    : value >= 100 || Number.isInteger(value)
      ? String(Math.round(value))
      : value.toPrecision(2);
