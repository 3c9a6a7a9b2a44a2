import { mailLocale } from "../mails/locale.ts";
import { lookOf, type MailColours } from "../mails/look.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";

/** What the page says: it asks, has done it, or cannot read the link. */
export type UnsubscribeStep = "ask" | "done" | "invalid";

const colours = ({ ground, card, ink, quiet, line, accent, onAccent }: MailColours): string =>
  `--ground:${ground};--card:${card};--ink:${ink};--quiet:${quiet};--line:${line};--accent:${accent};--on-accent:${onAccent}`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page of an unsubscribe link, in the reader's language or the store's. It works without a script. */
export function unsubscribePage(
  step: UnsubscribeStep,
  {
    store,
    homeUrl,
    language,
  }: { readonly store: StoreIdentity; readonly homeUrl: string; readonly language: string | undefined },
): string {
  const locale = mailLocale(language, store.locale);
  const { unsubscribe } = locale.strings;
  const look = lookOf(store, homeUrl, locale.strings);
  const title = step === "invalid" ? unsubscribe.invalid : unsubscribe.title;
  const said = { ask: unsubscribe.ask, done: unsubscribe.done, invalid: () => unsubscribe.help }[step];
  return `<!doctype html>
<html lang="${locale.language}" dir="${locale.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – ${escaped(look.name)}</title>
<style>
:root{${colours(look.light)}}
@media(prefers-color-scheme:dark){:root{${colours(look.dark)}}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{width:100%;max-width:28rem;padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:${look.corners}}
h1{margin:0 0 .75rem;font:600 1.5rem/1.25 ${look.headings}}
p{margin:0 0 1.5rem}
button{min-height:2.75rem;padding:.5rem 1.25rem;border:0;border-radius:${look.corners};background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer}
a{color:var(--quiet)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p${step === "done" ? ' role="status"' : ""}>${escaped(said(look.name))}</p>
${step === "ask" ? `<form method="post"><button>${escaped(unsubscribe.link)}</button></form>\n` : ""}<p style="margin:1.5rem 0 0"><a href="${escaped(homeUrl)}">${escaped(look.name)}</a></p>
</main>
</body>
</html>`;
}
