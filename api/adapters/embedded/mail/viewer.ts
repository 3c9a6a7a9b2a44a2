import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { html, raw } from "hono/html";
import { HTTPException } from "hono/http-exception";
import { type Pretended, pretended } from "./feedback.ts";
import type { Mailbox, SentMail } from "./mail.ts";
import { mailViewerStyle } from "./viewer-style.ts";

/**
 * The local mailbox at `/_local/mail?to=&q=`: an HTML page, or with `Accept: application/json` a list
 * `[{to, from?, replyTo?, subject, text, html, sentAt}]`, newest first. It shows everybody's mail, so mount it only in
 * a local shop. `report` is told when somebody pretends that a mail bounced or is spam.
 */
export function mailViewer(
  mailbox: Pick<Mailbox, "list" | "find">,
  report: (mail: SentMail, what: Pretended) => Promise<void>,
): Hono {
  const app = new Hono();
  // A form of another site's, or a body that is none of the form's.
  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  app.post("/_local/mail/:id/feedback", csrf(), bodyLimit({ maxSize: 1_000 }), async (c) => {
    const mail = mailbox.find(Number(c.req.param("id")));
    const { what } = await c.req.parseBody();
    if (!mail || !isPretended(what)) return c.notFound();
    await report(mail, what);
    return c.redirect(`/_local/mail?${addressOf(mail, { to: undefined, search: undefined })}`, 303);
  });
  return app.get("/_local/mail", (c) => {
    const to = c.req.query("to")?.trim() || undefined;
    const search = c.req.query("q")?.trim() || undefined;
    const mails = mailbox.list({ to, search });
    c.header("cache-control", "no-store");
    c.header("vary", "accept");
    if (wantsJson(c.req.header("accept")))
      return c.json(
        mails.map(({ to, from, replyTo, unsubscribeUrl, subject, text, html, sentAt }) => ({
          to,
          from,
          replyTo,
          unsubscribeUrl,
          subject,
          text,
          html,
          sentAt,
        })),
      );
    const wanted = Number(c.req.query("id"));
    const open = mails.find((mail) => mail.id === wanted) ?? mails[0];
    // A mail's markup is untrusted: none of its scripts runs in the frame, which is sandboxed and inherits this policy.
    const nonce = randomUUID();
    c.header(
      "content-security-policy",
      `default-src 'none'; script-src 'nonce-${nonce}'; connect-src 'self'; style-src 'unsafe-inline'; img-src * data:; form-action 'self'; base-uri *`,
    );
    return c.html(page({ mails, open, to, search, nonce }));
  });
}

const isPretended = (what: unknown): what is Pretended =>
  typeof what === "string" && Object.hasOwn(pretended, what);

const wantsJson = (accept = ""): boolean =>
  accept.includes("application/json") && !accept.includes("text/html");

type Shown = {
  readonly mails: readonly SentMail[];
  readonly open: SentMail | undefined;
  readonly to: string | undefined;
  readonly search: string | undefined;
  readonly nonce: string;
};

const page = ({ mails, open, nonce, ...asked }: Shown) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${open ? `${open.subject} – ` : ""}Mailbox</title>
<style>${mailViewerStyle}</style>
</head>
<body>
<a class="skip" href="#mail">Skip to the mail</a>
<header>
<h1>Mailbox</h1>
<form role="search">
<span class="field"><label for="to">Sent to</label>
<input id="to" name="to" type="search" value="${asked.to ?? ""}" placeholder="anyone" autocomplete="off" spellcheck="false"></span>
<span class="field"><label for="q">Contains</label>
<input id="q" name="q" type="search" value="${asked.search ?? ""}" placeholder="anything" autocomplete="off" spellcheck="false"></span>
<button>Show</button>
</form>
</header>
<nav aria-label="Mails, newest first">${mails.length === 0 ? nothing(asked) : list(mails, open, asked)}</nav>
<main id="mail">${open ? mailView(open) : ""}</main>
<script nonce="${nonce}">${raw(followNew)}</script>
</body>
</html>`;

/** Puts new mails into the list without disturbing who reads one. */
const followNew = `
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => undefined);
  if (!answer || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [now, next] = [document, fresh].map((one) => one.querySelector("nav"));
  if (!now || !next || now.querySelector("li a")?.href === next.querySelector("li a")?.href) return;
  const open = document.querySelector("article")?.dataset.id;
  now.replaceChildren(...next.childNodes);
  for (const link of now.querySelectorAll("li a"))
    link.setAttribute("aria-current", String(open !== undefined && link.dataset.id === open));
  if (open === undefined) document.querySelector("main").replaceChildren(...fresh.querySelector("main").childNodes);
}, 2000);
`;

type Asked = Pick<Shown, "to" | "search">;

const nothing = ({ to, search }: Asked) =>
  html`<p class="nothing">${
    to === undefined && search === undefined
      ? "No mail was sent yet. Sign up in the storefront, and the code arrives here."
      : html`${missing({ to, search })} <a href="?">Show all mail</a>`
  }</p>`;

function missing({ to, search }: Asked): string {
  if (search === undefined) return `No mail was sent to ${to}.`;
  return to === undefined ? `No mail contains “${search}”.` : `No mail to ${to} contains “${search}”.`;
}

const list = (mails: readonly SentMail[], open: SentMail | undefined, asked: Asked) =>
  html`<ol>${mails.map(
    (
      mail,
    ) => html`<li><a href="?${addressOf(mail, asked)}" data-id="${mail.id}" aria-current="${mail === open ? "true" : "false"}">
<strong>${mail.subject}</strong><span>${mail.to}</span>${time(mail.sentAt)}</a></li>`,
  )}</ol>`;

const mailView = (mail: SentMail) => html`<article aria-labelledby="subject" data-id="${mail.id}">
<h2 id="subject">${mail.subject}</h2>
<p class="meta">${mail.from ? `From ${mail.from.name} to` : "To"} ${mail.to}, ${time(mail.sentAt)}</p>
<iframe title="Mail: ${mail.subject}" sandbox="allow-popups allow-popups-to-escape-sandbox"
 srcdoc="${`<base target="_blank">${mail.html}`}"></iframe>
<details><summary>Plain text</summary><pre>${mail.text}</pre></details>
${mail.unsubscribeUrl === undefined ? "" : html`<p class="meta">Mail programs offer to <a href="${mail.unsubscribeUrl}" target="_blank" rel="noreferrer">unsubscribe</a>.</p>`}
${mail.to.includes("@") ? feedback(mail) : ""}
</article>`;

/** What a mailbox's provider may answer, to try what the shop does then. */
const feedback = ({ id }: SentMail) => html`<details><summary>Pretend that it did not arrive</summary>
<form method="post" action="/_local/mail/${id}/feedback">${Object.entries(pretended).map(
  ([what, label]) => html`<button name="what" value="${what}">${label}</button> `,
)}</form></details>`;

const time = (at: number) => {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")} UTC</time>`;
};

const addressOf = (mail: SentMail, { to, search }: Asked): string =>
  new URLSearchParams({
    ...(to !== undefined && { to }),
    ...(search !== undefined && { q: search }),
    id: String(mail.id),
  }).toString();
