import { expect, test } from "vitest";
import { openSqlite } from "../sqlite/sqlite.ts";
import { sqliteMail } from "./mail.ts";
import { mailViewer } from "./viewer.ts";

async function mailboxWith(
  ...mails: { to: string; subject: string; html: string; unsubscribeUrl?: string }[]
) {
  const mail = sqliteMail({ sqlite: openSqlite(":memory:"), clock: () => Date.UTC(2026, 0, 2, 3, 4) });
  for (const each of mails) await mail.send({ text: `Text of ${each.subject}`, ...each });
  return mailViewer(mail, async () => {});
}

test("a mail can be pretended to have bounced, from the mailbox's own page only", async () => {
  const mailbox = sqliteMail({ sqlite: openSqlite(":memory:") });
  await mailbox.send({
    to: "ada@example.com",
    subject: "s",
    text: "t",
    html: "<p>t</p>",
    reference: "a:b:email",
  });
  const reported: string[] = [];
  const viewer = mailViewer(
    mailbox,
    async ({ reference }, what) => void reported.push(`${what} of ${reference}`),
  );
  const press = (id: number, what: string, origin = "http://localhost") =>
    viewer.request(`/_local/mail/${id}/feedback`, {
      method: "POST",
      body: new URLSearchParams({ what }),
      headers: { origin },
    });
  expect(await (await viewer.request("/_local/mail")).text()).toContain('action="/_local/mail/1/feedback"');
  expect((await press(1, "bounce")).status).toBe(303);
  expect((await press(1, "nonsense")).status).toBe(404);
  expect((await press(7, "bounce")).status).toBe(404);
  expect((await press(1, "complaint", "https://elsewhere.example")).status).toBe(403);
  expect(reported).toEqual(["bounce of a:b:email"]);
});

test("a script reads the mails of one address as JSON, newest first and without other fields", async () => {
  const viewer = await mailboxWith(
    { to: "ada@example.com", subject: "one", html: "<p>1</p>" },
    { to: "eve@example.com", subject: "other", html: "<p>2</p>" },
    { to: "ada@example.com", subject: "two", html: "<p>3</p>" },
  );
  const response = await viewer.request("/_local/mail?to=ada@example.com", {
    headers: { accept: "application/json" },
  });
  const sentAt = Date.UTC(2026, 0, 2, 3, 4);
  expect(await response.json()).toEqual([
    { to: "ada@example.com", subject: "two", text: "Text of two", html: "<p>3</p>", sentAt },
    { to: "ada@example.com", subject: "one", text: "Text of one", html: "<p>1</p>", sentAt },
  ]);
});

test("a mail cannot escape its frame, and an address cannot inject markup into the page", async () => {
  const viewer = await mailboxWith({
    to: '"><script>alert(1)</script>@example.com',
    subject: "</title><script>alert(2)</script>",
    html: `"></iframe><script>alert('3')</script>`,
  });
  const pages = await Promise.all(
    [
      "/_local/mail",
      "/_local/mail?to=%22%3E%3Cscript%3Ealert(4)%3C/script%3E",
      "/_local/mail?q=%22%3E%3Cscript%3Ealert(5)%3C/script%3E",
    ].map(async (path) => {
      const response = await viewer.request(path, { headers: { accept: "text/html,application/json" } });
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      // The page's own script alone may run, by a word that no mail can know.
      const [, nonce = "missing"] = /script-src 'nonce-([\w-]{36})';/.exec(policy) ?? [];
      const [before = "", after = "", ...more] = (await response.text()).split(`<script nonce="${nonce}">`);
      expect(more).toEqual([]);
      return before + after;
    }),
  );
  for (const page of pages) expect(page).not.toMatch(/<script/i);
  expect(pages[0]).toContain("&quot;&gt;&lt;/iframe&gt;&lt;script&gt;");
  expect(pages[0]).toMatch(/sandbox="allow-popups allow-popups-to-escape-sandbox"/);
});

test("mails are found by what they say, a percent sign is one, and an unsubscribe link is offered", async () => {
  const viewer = await mailboxWith(
    { to: "ada@example.com", subject: "100% off_!", html: "" },
    {
      to: "eve@example.com",
      subject: "Your order",
      html: "",
      unsubscribeUrl: "https://shop.example/unsubscribe/x.y",
    },
  );
  const found = async (search: string) =>
    (
      (await (
        await viewer.request(`/_local/mail?q=${encodeURIComponent(search)}`, {
          headers: { accept: "application/json" },
        })
      ).json()) as { subject: string }[]
    ).map(({ subject }) => subject);
  expect(await found("100%")).toEqual(["100% off_!"]);
  expect(await found("f_!")).toEqual(["100% off_!"]);
  expect(await found("0_")).toEqual([]);
  expect(await found("EVE@")).toEqual(["Your order"]);
  expect(await found("text of your")).toEqual(["Your order"]);
  const page = await viewer.request("/_local/mail?q=order", { headers: { accept: "text/html" } });
  expect(await page.text()).toContain('<a href="https://shop.example/unsubscribe/x.y" target="_blank"');
});

test("the page opens the chosen mail, or the newest, and says when there is none", async () => {
  const viewer = await mailboxWith(
    { to: "ada@example.com", subject: "Older", html: "<p>old</p>" },
    { to: "ada@example.com", subject: "Newer", html: "<p>new</p>" },
  );
  const text = async (path: string) => (await viewer.request(path)).text();
  expect(await text("/_local/mail?id=1")).toContain('<h2 id="subject">Older</h2>');
  expect(await text("/_local/mail")).toContain('<h2 id="subject">Newer</h2>');
  expect(await text("/_local/mail?id=99")).toContain('<h2 id="subject">Newer</h2>');
  expect(await text("/_local/mail?to=nobody@example.com")).toContain(
    "No mail was sent to nobody@example.com",
  );
});
