import { Hono } from "hono";
import { html } from "hono/html";
import type { MetricName } from "../../../ports/telemetry/telemetry.ts";
import { type Histogram, type Meter, quantile, slotSeconds } from "./meter.ts";
import { telemetryPage } from "./page.ts";
import { plot, short } from "./plot.ts";

const width = slotSeconds * 1_000;
/** Points of a plot: an hour. */
const points = 360;

/** What the shop measured in the last hour at `/_local/metrics`; only this machine's is shown, so mount it in a local shop. */
export function metricsPage(meter: Pick<Meter, "slots" | "steps">, now: () => number): Hono {
  return new Hono().get("/_local/metrics", (c) => {
    c.header("cache-control", "no-store");
    return c.html(page(meter, now()));
  });
}

function page(meter: Pick<Meter, "slots" | "steps">, now: number) {
  const slots = new Map(meter.slots().map((slot) => [slot.from, slot]));
  const newest = Math.floor(now / width) * width;
  const first = [...slots.keys()].reduce((least, from) => Math.min(least, from), newest);
  // A shop that has just started shows its ten minutes, not fifty empty ones before them.
  const shown = Math.min(points, Math.max(60, Math.ceil((newest - first) / width) + 1));
  const times = Array.from({ length: shown }, (_, place) => newest - (shown - 1 - place) * width);
  const perSecond = (name: MetricName) =>
    times.map((from) => (slots.get(from)?.counts[name] ?? 0) / slotSeconds);
  const counted = (name: MetricName) => times.map((from) => slots.get(from)?.counts[name] ?? 0);
  const latency = (share: number) =>
    times.map((from) => {
      const slot = slots.get(from);
      return slot && quantile(slot.latency, share);
    });
  const total = (name: MetricName) => counted(name).reduce((sum, count) => sum + count, 0);
  const span: readonly [string, string] = [`${Math.round((shown * slotSeconds) / 60)} minutes ago`, "now"];
  const per10 = { unit: "per 10 s", times: span };
  const steps = [...meter.steps()].toSorted(([one], [other]) => one.localeCompare(other));
  return telemetryPage({
    title: "Metrics",
    refreshes: true,
    main: html`<ul class="tiles">
${tile("Requests", total("Requests"))}${tile("Errors", total("Errors"))}${tile("Orders", total("Orders"))}${tile("Cart changes", total("CartChanges"))}${tile("Oversells refused", total("OversellsRefused"))}
</ul>
<div class="plots">
${plot("Requests", [{ label: "requests", points: perSecond("Requests") }], { unit: "per second", times: span })}
${plot(
  "Latency",
  [
    { label: "half are faster", points: latency(0.5) },
    { label: "99 of 100 are faster", points: latency(0.99) },
  ],
  { unit: "ms", times: span },
)}
${plot("Errors", [{ label: "errors", points: counted("Errors") }], per10)}
${plot(
  "Sales",
  [
    { label: "orders", points: counted("Orders") },
    { label: "cart changes", points: counted("CartChanges") },
    { label: "oversells refused", points: counted("OversellsRefused") },
  ],
  per10,
)}
</div>
<h2>Steps of checkout and refund</h2>
${
  steps.length === 0
    ? html`<p>No order was placed since the shop started.</p>`
    : html`<div class="scroll"><table><thead><tr><th scope="col">Step</th><th scope="col">Runs</th><th scope="col">Failures</th><th scope="col">Half within</th><th scope="col">99 of 100 within</th></tr></thead>
<tbody>${steps.map(
        ([name, { count, failures, latency: took }]) =>
          html`<tr><th scope="row">${name}</th><td>${count}</td><td>${failures}</td><td>${within(took, 0.5)}</td><td>${within(took, 0.99)}</td></tr>`,
      )}</tbody></table></div>`
}`,
  });
}

const within = (took: Histogram, share: number): string => {
  const milliseconds = quantile(took, share);
  return milliseconds === undefined ? "–" : `${short(milliseconds)} ms`;
};

const tile = (label: string, value: number) =>
  html`<li><span>${label}</span><strong>${value.toLocaleString("en")}</strong></li>`;
