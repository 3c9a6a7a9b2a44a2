import { raw } from "hono/html";

/** The viewer's CSS: one column on a phone, two from 800 px; colours follow the system's scheme. */
export const mailViewerStyle = raw(`
:root { color-scheme: light dark; --line: light-dark(#d9dce1, #33373f); --soft: light-dark(#f4f5f7, #1b1e24);
  --text: light-dark(#16181d, #eceef2); --dim: light-dark(#565c68, #a4abb8); --accent: light-dark(#0b57d0, #8ab4ff); }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; grid-template: auto minmax(0, 38vh) 1fr / minmax(0, 1fr);
  font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: light-dark(#fff, #121419); }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: Canvas; padding: .5rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; padding: .75rem 1rem;
  border-bottom: 1px solid var(--line); }
h1 { font-size: 1.25rem; margin: 0; }
form { display: flex; flex-wrap: wrap; flex: 1; gap: .5rem; align-items: center; min-width: min(100%, 20rem); }
.field { display: flex; flex: 1 1 15rem; gap: .5rem; align-items: center; max-width: 28rem; }
label { white-space: nowrap; color: var(--dim); }
input, button { font: inherit; padding: .5rem .75rem; min-height: 2.75rem; border: 1px solid var(--line); border-radius: .5rem; }
input { flex: 1 1 9rem; min-width: 0; max-width: 24rem; background: var(--soft); color: inherit; }
button { background: var(--accent); color: light-dark(#fff, #0b1220); border: 0; cursor: pointer; }
nav { overflow: auto; border-bottom: 1px solid var(--line); }
ol { list-style: none; margin: 0; padding: 0; }
li a { display: grid; gap: 0 .75rem; grid-template-columns: minmax(0, 1fr) auto; padding: .75rem 1rem; color: inherit;
  text-decoration: none; border-bottom: 1px solid var(--line); border-left: 4px solid transparent; }
li a:hover { background: var(--soft); } li a[aria-current="true"] { background: var(--soft); border-left-color: var(--accent); }
li strong, li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
li strong { grid-column: 1 / -1; font-weight: 600; }
li span, time, .meta { color: var(--dim); font-size: .875rem; } .meta { overflow-wrap: anywhere; }
a { color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
main { min-width: 0; display: grid; }
article { display: grid; grid-template-rows: auto auto minmax(20rem, 1fr) auto; min-width: 0; }
h2 { font-size: 1.125rem; margin: 0; padding: 1rem 1rem 0; overflow-wrap: anywhere; } .meta { margin: 0; padding: 0 1rem 1rem; }
iframe { width: 100%; height: 100%; border: 0; background: light-dark(#fff, #121419); }
details { padding: .75rem 1rem; border-top: 1px solid var(--line); } summary { cursor: pointer; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .875rem; } .nothing { padding: 1rem; color: var(--dim); }
@media (min-width: 800px) {
  body { height: 100vh; grid-template: auto minmax(0, 1fr) / 22rem minmax(0, 1fr); }
  header { grid-column: 1 / -1; } nav { border-bottom: 0; border-right: 1px solid var(--line); } main { overflow: auto; }
}`);
