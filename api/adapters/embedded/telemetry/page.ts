import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

/** A page of the local telemetry: no script, light and dark by the system. */
export const telemetryPage = ({
  title,
  main,
  refreshes = false,
}: {
  readonly title: string;
  readonly main: Html;
  readonly refreshes?: boolean;
}) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refreshes ? html`<meta http-equiv="refresh" content="10">` : ""}
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1><nav aria-label="Local pages"><a href="/_local/metrics">Metrics</a><a href="/_local/traces">Traces</a><a href="/_local/mail">Mailbox</a></nav></header>
<main>${main}</main>
</body>
</html>`;

const style = raw(`
:root { color-scheme: light dark; --line: light-dark(#d9dce1, #33373f); --soft: light-dark(#f4f5f7, #1b1e24);
  --text: light-dark(#16181d, #eceef2); --dim: light-dark(#565c68, #a4abb8); --accent: light-dark(#0b57d0, #8ab4ff);
  --second: light-dark(#b3400e, #ffb68c); --third: light-dark(#1a7340, #7fd6a0); }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: light-dark(#fff, #121419); }
header { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center; padding: .75rem max(1rem, (100% - 88rem) / 2 + 1rem); border-bottom: 1px solid var(--line); }
h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
nav { display: flex; gap: 1rem; } a { color: var(--accent); } header a { padding: .625rem 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main { max-width: 88rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
.tiles { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .5rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
.tiles li { padding: .625rem .875rem; background: var(--soft); border-radius: .5rem; display: grid; }
.tiles span { color: var(--dim); font-size: .875rem; } .tiles strong { font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.plots { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)); }
figure { margin: 0; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; } figcaption { font-weight: 600; }
figure > svg { width: 100%; height: auto; display: block; } svg text { fill: var(--dim); font-size: 12px; }
.grid { stroke: var(--line); } .line { fill: none; stroke-width: 2; stroke: var(--accent); stroke-linecap: round; }
.l1 { stroke: var(--second); } .l2 { stroke: var(--third); }
.legend { list-style: none; margin: .25rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .875rem; color: var(--dim); }
.legend li { display: flex; align-items: center; gap: .375rem; } .legend svg { width: 24px; height: 8px; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .375rem .75rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child { text-align: left; padding-left: 0; } thead th { color: var(--dim); font-weight: 500; font-size: .875rem; }
.spans { list-style: none; margin: 0; padding: 0; }
.spans li { display: grid; gap: 0 1rem; padding: .375rem 0; border-bottom: 1px solid var(--line); grid-template-columns: minmax(0, 1fr); }
.spans .name { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; padding-left: calc(var(--depth) * .75rem); }
.spans small, .when { color: var(--dim); font-size: .875rem; } .spans .failed { color: var(--second); font-weight: 600; }
.bar { display: block; height: .625rem; border-radius: .25rem; background: var(--soft); position: relative; margin-top: .25rem; }
.bar i { position: absolute; inset-block: 0; min-width: 3px; border-radius: .25rem; background: var(--accent); }
.traces { list-style: none; margin: 0; padding: 0; } .traces a { display: grid; gap: 0 1rem; align-items: baseline; padding: .625rem 0; text-decoration: none; color: inherit; border-bottom: 1px solid var(--line); }
.traces a:hover strong { text-decoration: underline; }
@media (min-width: 800px) { .spans li { grid-template-columns: minmax(0, 3fr) minmax(0, 4fr); align-items: center; } .bar { margin: 0; }
  .traces a { grid-template-columns: minmax(0, 1fr) auto; } }`);
