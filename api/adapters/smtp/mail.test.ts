import { Readable } from "node:stream";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { certificateFor } from "../../../scripts/testing/proxy/tls-proxy.ts";
import { MailDeferred, MailRefused, type OutgoingMail } from "../../ports/mail.ts";
import { mailContract } from "../contracts/mail.contract.ts";
import { smtpServerOf } from "./address.ts";
import { type SmtpMail, type SmtpOptions, smtpMail } from "./mail.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Received = { readonly recipients: readonly string[]; readonly raw: string };

/** A mail server on this machine, and the port on it. */
async function served(
  options: SMTPServerOptions = {},
  of: Partial<SmtpOptions> & { readonly scheme?: string; readonly who?: string } = {},
): Promise<{ mail: SmtpMail; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push({
          recipients: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { scheme = "smtp", who = "", ...more } = of;
  const mail = smtpMail({ url: `${scheme}://${who}localhost:${port}`, sender: "shop@shop.example", ...more });
  closing.push(mail.close, () => new Promise<void>((resolve) => server.close(() => resolve())));
  return { mail, received };
}

async function parsed({ recipients, raw }: Received): Promise<OutgoingMail> {
  const { from, replyTo, subject = "", text = "", html = "" } = await PostalMime.parse(raw);
  return {
    to: recipients.join(", "),
    from: { name: from?.name ?? "", address: from?.address ?? "" },
    ...(replyTo?.[0]?.address !== undefined && { replyTo: replyTo[0].address }),
    subject,
    text: text.trimEnd(),
    html: html.trimEnd(),
  };
}

mailContract(async () => {
  const { mail, received } = await served();
  return {
    mail,
    sentTo: async (address) => (await Promise.all(received.map(parsed))).filter(({ to }) => to === address),
  };
});

const one = { to: "ada@example.com", subject: "s", text: "t", html: "<p>t</p>" };
const answering = (
  at: "onRcptTo" | "onAuth" | "onData",
  code: number,
  said = "said the server",
): SMTPServerOptions => ({
  [at]: (given: unknown, __: unknown, done: (error: Error) => void) => {
    if (given instanceof Readable) given.resume();
    done(Object.assign(new Error(said), { responseCode: code }));
  },
});

describe("a mail server", () => {
  test("that refuses an address for good, or for now, is told apart", async () => {
    const never = await served(answering("onRcptTo", 550));
    await expect(never.mail.send(one)).rejects.toThrow(MailRefused);
    await expect(never.mail.send(one)).rejects.toThrow("said the server");
    const later = await served(answering("onRcptTo", 451));
    await expect(later.mail.send(one)).rejects.toThrow(MailDeferred);
  });

  test.each([
    ["the mail's content", "onData", 554, "5.7.1 Message rejected as spam"],
    ["the mail's size", "onData", 552, "5.3.4 Message too big"],
    ["the shop's server", "onRcptTo", 554, "5.7.1 Client host blocked using a blocklist"],
    ["the shop's server, without a code", "onRcptTo", 550, "relay access denied"],
    ["a full mailbox", "onRcptTo", 552, "5.2.2 Mailbox full"],
  ] as const)("that refuses %s closes no address", async (_, step, code, said) => {
    const server = await served(answering(step, code, said));
    await expect(server.mail.send(one)).rejects.toThrow(MailDeferred);
  });

  test.each([
    [550, "5.1.1 No such user"],
    [550, "5.2.1 Mailbox disabled"],
    [550, "no such user here"],
  ])("that says %i %s has no such mailbox", async (code, said) => {
    const server = await served(answering("onRcptTo", code, said));
    await expect(server.mail.send(one)).rejects.toThrow(MailRefused);
  });

  test("that is away, silent or does not let the shop in defers, so that no address is closed by it", async () => {
    const away = smtpMail({ url: "smtp://localhost:1", sender: "shop@shop.example" });
    await expect(away.send(one)).rejects.toThrow(MailDeferred);
    away.close();
    const silent = await served({ onConnect: () => undefined }, { patience: 300 });
    await expect(silent.mail.send(one)).rejects.toThrow(MailDeferred);
    const stranger = await served(
      { ...answering("onAuth", 535), authOptional: false, allowInsecureAuth: true },
      { who: "shop:wrong@" },
    );
    await expect(stranger.mail.send(one)).rejects.toThrow(MailDeferred);
  });

  test("is sent to by TLS only where its certificate is trusted", async () => {
    const { key, cert } = certificateFor(["localhost"]);
    const trusted = await served({ secure: true, key, cert }, { scheme: "smtps", ca: cert });
    await trusted.mail.send(one);
    expect(trusted.received).toHaveLength(1);
    const stranger = await served({ secure: true, key, cert }, { scheme: "smtps" });
    await expect(stranger.mail.send(one)).rejects.toThrow(MailDeferred);
    expect(stranger.received).toHaveLength(0);
  });
});

test("no name, subject or address adds a header or a recipient", async () => {
  const { mail, received } = await served();
  const evil = "x\r\nBcc: eve@example.com\r\n\r\nbody";
  await mail.send({
    ...one,
    subject: evil,
    from: { name: evil },
    reference: evil,
    replyTo: "help@shop.example",
  });
  for (const to of [
    "ada@example.com\r\nBcc: eve@example.com",
    "ada@example.com, eve@example.com",
    "ada@example.com>",
    "<a@b.c>",
  ])
    await expect(mail.send({ ...one, to })).rejects.toThrow(MailRefused);
  expect(received).toHaveLength(1);
  expect(received[0]?.recipients).toEqual(["ada@example.com"]);
  const { headers } = await PostalMime.parse(received[0]?.raw ?? "");
  expect(headers.map(({ key }) => key)).not.toContain("bcc");
});

test("the same notification has the same Message-ID, and what is optional can be stopped with one press", async () => {
  const { mail, received } = await served();
  const unsubscribeUrl = "https://shop.example/api/unsubscribe?t=x";
  for (const reference of ["a", "a", "b"]) await mail.send({ ...one, reference, unsubscribeUrl });
  const mails = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)));
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  const value = (name: string) => mails[0]?.headers.find(({ key }) => key === name)?.value;
  expect(value("list-unsubscribe")).toBe(`<${unsubscribeUrl}>`);
  expect(value("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
});

test("SMTP_URL is read with ports, passwords and encryption, and refused without repeating its password", () => {
  expect(smtpServerOf("smtps://shop:p%40ss%25@mail.example")).toEqual({
    host: "mail.example",
    port: 465,
    secure: true,
    requireTls: false,
    auth: { user: "shop", pass: "p@ss%" },
  });
  expect(smtpServerOf("smtp://mail.example")).toMatchObject({ port: 587, requireTls: true, auth: undefined });
  expect(smtpServerOf("smtp://127.0.0.1:2525")).toMatchObject({ port: 2525, requireTls: false });
  for (const url of [
    "https://u:secret@mail.example",
    "mail.example",
    "smtp://u:secret@",
    "smtp://u:secret@m.example/x",
    "smtp://u@m.example",
    "smtp://u:secret%@m.example",
  ])
    expect(() => smtpServerOf(url), url).toThrow(/^SMTP_URL(?!.*secret)/);
});
