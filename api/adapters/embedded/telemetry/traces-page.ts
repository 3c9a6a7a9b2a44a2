import { Hono } from "hono";
import { html } from "hono/html";
import { telemetryPage } from "./page.ts";
import { short } from "./plot.ts";
import type { RecordedSpan, Traces } from "./recorder.ts";
import { placed } from "./tree.ts";

/**
 * What the shop recorded of traces: the newest at `/_local/traces`, one at `/_local/traces/{id}`, as JSON on `Accept:
 * application/json`. Mount it in a local shop only.
 */
export function tracesPage(traces: Traces): Hono {
  return new Hono()
    .get("/_local/traces", (c) => {
      c.header("cache-control", "no-store");
      const order = c.req.query("order")?.trim() || undefined;
      const all = traces.list().filter((spans) => order === undefined || isAbout(spans, order));
      if (wantsJson(c.req.header("accept"))) return c.json(all);
      return c.html(list(all, order));
    })
    .get("/_local/traces/:id", (c) => {
      c.header("cache-control", "no-store");
      const spans = traces.find(c.req.param("id"));
      if (!spans) return c.html(missing(), 404);
      return wantsJson(c.req.header("accept")) ? c.json(spans) : c.html(one(spans));
    });
}

const wantsJson = (accept = ""): boolean =>
  accept.includes("application/json") && !accept.includes("text/html");

const isAbout = (spans: readonly RecordedSpan[], order: string): boolean =>
  spans.some(({ attributes }) => attributes["order.id"] === order);

/** "POST /orders": a request is called by its route, the rest by its name. */
const titleOf = ({ name, attributes }: RecordedSpan): string => {
  const route = attributes["http.route"];
  return route === undefined ? name : `${name} ${route}`;
};

/** What a trace begins with that is not recorded here. */
const callerOf = ({ attributes }: RecordedSpan): readonly [who: string, what: string] => {
  const page = attributes["caller.page"];
  if (page === undefined) return ["Caller", "another program, which sent a traceparent"];
  return [`A click in the ${page}`, "the browser, which began the trace"];
};

const endOf = (spans: readonly RecordedSpan[]): number =>
  Math.max(...spans.map(({ startedAt, endedAt }) => endedAt ?? startedAt));
const startOf = (spans: readonly RecordedSpan[]): number =>
  Math.min(...spans.map(({ startedAt }) => startedAt));

const timeOf = (at: number): string => new Date(at).toISOString().slice(11, 23);

const list = (all: readonly (readonly RecordedSpan[])[], order: string | undefined) =>
  telemetryPage({
    title: "Traces",
    main: html`<p>What changes something in the shop is recorded as a trace; the last 200 are kept. A read is recorded only where its caller sends a <code>traceparent</code>.</p>
${order === undefined ? "" : html`<p>Of order ${order}. <a href="/_local/traces">Show all</a></p>`}
${
  all.length === 0
    ? html`<p>Nothing yet: place an order, then reload this page.</p>`
    : html`<ul class="traces">${all.map((spans) => {
        const [first] = placed(spans);
        if (!first) return "";
        const failed = spans.some(({ error }) => error !== undefined);
        return html`<li><a href="/_local/traces/${first.span.traceId}"><strong>${titleOf(first.span)}</strong><span class="when">${timeOf(first.span.startedAt)} UTC · ${spans.length === 1 ? "1 span" : `${spans.length} spans`} · ${short(endOf(spans) - startOf(spans))} ms${failed ? " · with errors" : ""}</span></a></li>`;
      })}</ul>`
}`,
  });

function one(spans: readonly RecordedSpan[]) {
  const [from, to] = [startOf(spans), endOf(spans)];
  const whole = Math.max(to - from, 0.001);
  const [root] = placed(spans);
  const remote = root?.span.parentId === undefined ? undefined : callerOf(root.span);
  const orders = [...new Set(spans.flatMap(({ attributes }) => attributes["order.id"] ?? []))];
  const bar = (start: number, end: number) =>
    html`<span class="bar" aria-hidden="true"><i style="left:${(((start - from) / whole) * 100).toFixed(2)}%;width:${(((end - start) / whole) * 100).toFixed(2)}%"></i></span>`;
  return telemetryPage({
    title: root ? titleOf(root.span) : "Trace",
    main: html`<p><a href="/_local/traces">All traces</a></p>
<p class="when">Trace ${spans[0]?.traceId ?? ""} · ${timeOf(from)} UTC · ${short(to - from)} ms${orders.map((order) => html` · order ${order}`)}</p>
<ul class="spans">
${
  remote
    ? html`<li aria-level="1"><span class="name" style="--depth:0"><span>${remote[0]}</span><small>${remote[1]}</small></span>${bar(from, from)}</li>`
    : ""
}
${placed(spans).map(({ span, depth }) => {
  const { kind, startedAt, endedAt, error, attributes } = span;
  const took = endedAt === undefined ? "under way" : `${short(endedAt - startedAt)} ms`;
  const ended = ["http.response.status_code", "outcome", "mail.kind"].flatMap(
    (name) => attributes[name] ?? [],
  );
  const below = depth + (remote ? 1 : 0);
  return html`<li aria-level="${below + 1}"><span class="name" style="--depth:${below}"><span>${titleOf(span)}</span><small>${[kind, `+${short(startedAt - from)} ms`, took, ...ended].join(" · ")}</small>${error === undefined ? "" : html`<small class="failed">failed: ${error}</small>`}</span>${bar(startedAt, endedAt ?? to)}</li>`;
})}
</ul>`,
  });
}

const missing = () =>
  telemetryPage({
    title: "Trace not found",
    main: html`<p>This trace was not recorded, or 200 newer ones were. <a href="/_local/traces">Show all traces</a></p>`,
  });
