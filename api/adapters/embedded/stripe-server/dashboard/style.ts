import { raw } from "hono/html";

/** The dashboard's CSS: one column that fits a phone; colours follow the system's scheme. */
export const dashboardStyle = raw(`
:root { color-scheme: light dark; --line: light-dark(#d9dce1, #33373f); --dim: light-dark(#565c68, #a4abb8);
  --accent: light-dark(#0b57d0, #8ab4ff); font: 1rem/1.5 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 1rem; }
header, form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1.125rem; margin: 0; } h2 span { color: var(--dim); font-weight: 400; }
article, section { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0 0; }
section { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; } section p { margin: 0; flex: 1 1 16rem; }
.meta { color: var(--dim); font-size: .875rem; margin: 0 0 .75rem; overflow-wrap: anywhere; }
article > form { margin-top: .5rem; }
input, select, button { font: inherit; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .5rem; }
button { background: var(--accent); color: light-dark(#fff, #0b1220); cursor: pointer; }
button.second { background: transparent; color: inherit; border-color: var(--dim); }
[role="alert"] { border-left: 4px solid light-dark(#b3261e, #f2b8b5); padding-left: .75rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }`);
