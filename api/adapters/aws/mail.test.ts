import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { startWire, WireError, wireEnvironment } from "../../../scripts/testing/aws-wire.ts";
import { senderOf, startEmulatedSes } from "../../../scripts/testing/engines/ses.ts";
import { mailContract } from "../contracts/mail.contract.ts";
import { sesMail } from "./mail.ts";

const wire = await startWire();
for (const [name, value] of Object.entries(wireEnvironment(wire.endpoint))) vi.stubEnv(name, value);
afterAll(wire.stop);

const Utf8 = z.strictObject({ Data: z.string(), Charset: z.literal("UTF-8") }).transform(({ Data }) => Data);
/** The body of SES's SendEmail. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const SendEmail = z.strictObject({
  FromEmailAddress: z.string().regex(/^[ -~]{1,320}$/),
  ConfigurationSetName: z.literal("shop").optional(),
  ReplyToAddresses: z.tuple([z.email()]).optional(),
  EmailTags: z
    .tuple([z.strictObject({ Name: z.literal("reference"), Value: z.string().regex(/^[\w-]{1,256}$/) })])
    .or(z.tuple([]))
    .optional(),
  Destination: z.strictObject({ ToAddresses: z.tuple([z.email()]) }),
  Content: z.strictObject({
    Simple: z.strictObject({ Subject: Utf8, Body: z.strictObject({ Text: Utf8, Html: Utf8 }) }),
  }),
});

mailContract(async () => {
  wire.answer(() => ({ MessageId: "sent" }));
  const before = wire.calls.length;
  return {
    mail: sesMail("shop@example.com"),
    sentTo: async (address) =>
      wire.calls
        .slice(before)
        .filter((call) => call.action === "POST /v2/email/outbound-emails")
        .map((call) => {
          const { FromEmailAddress, ReplyToAddresses, Destination, Content } = SendEmail.parse(call.input);
          const { Subject, Body } = Content.Simple;
          return {
            to: Destination.ToAddresses[0],
            ...senderOf(FromEmailAddress),
            ...(ReplyToAddresses && { replyTo: ReplyToAddresses[0] }),
            subject: Subject,
            text: Body.Text,
            html: Body.Html,
          };
        })
        .filter((mail) => mail.to === address),
  };
});

test("a mail that SES refuses is reported, so that it can be retried", async () => {
  wire.answer(() => new WireError("MessageRejected"));
  const mail = { to: "ada@example.com", subject: "s", text: "t", html: "<p>t</p>" };
  await expect(sesMail("shop@example.com").send(mail)).rejects.toThrow();
});

test("mails name the set through which SES reports bounces, and keep to the account's rate", async () => {
  const sentAt: number[] = [];
  wire.answer(() => {
    sentAt.push(Date.now());
    return { MessageId: "sent" };
  });
  const mail = sesMail("shop@example.com", { configurationSet: "shop", perSecond: 20 });
  const one = { to: "ada@example.com", subject: "s", text: "t", html: "<p>t</p>" };
  await mail.send(one);
  const start = Date.now();
  await Promise.all(Array.from({ length: 5 }, () => mail.send(one)));
  for (const { input } of wire.calls) expect(SendEmail.parse(input).ConfigurationSetName).toBe("shop");
  // The first of them may begin at once; each of the others 50 ms after the one before.
  expect((sentAt.at(-1) ?? 0) - start).toBeGreaterThanOrEqual(190);
});

test("a mail carries what its feedback will name, in the letters that SES allows, unless it is too long for SES", async () => {
  wire.answer(() => ({ MessageId: "sent" }));
  const mail = { to: "ada@example.com", subject: "s", text: "t", html: "<p>t</p>" };
  const sent = async (reference: string) => {
    await sesMail("shop@example.com").send({ ...mail, reference });
    return SendEmail.parse(wire.calls.at(-1)?.input).EmailTags;
  };
  const reference = "order.shipped:4f6c0b1e-0000-4000-8000-000000000000:email:again:k~1";
  const [tag] = (await sent(reference)) ?? [];
  expect(Buffer.from(tag?.Value ?? "", "base64url").toString()).toBe(reference);
  expect(await sent("x".repeat(193))).toEqual([]);
});

describe("on an emulated SES", async () => {
  const ses = await startEmulatedSes();
  beforeAll(() => {
    vi.stubEnv("AWS_ENDPOINT_URL_SESV2", ses.endpoint);
  });
  afterAll(async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_SESV2", undefined);
    await ses.stop();
  });
  mailContract(async () => {
    const before = new Set((await ses.received()).map(({ id }) => id));
    return {
      mail: sesMail("shop@example.com"),
      sentTo: async (address) =>
        (await ses.received())
          .filter(({ id, mail }) => !before.has(id) && mail.to === address)
          .map(({ mail }) => mail),
    };
  });
});
