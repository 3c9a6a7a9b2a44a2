import { afterAll, expect, test, vi } from "vitest";
import * as z from "zod";
import { startWire, WireError, wireEnvironment } from "../../../scripts/testing/aws-wire.ts";
import { mailContract } from "../contracts/mail.contract.ts";
import { sesMail } from "./mail.ts";

const wire = await startWire();
for (const [name, value] of Object.entries(wireEnvironment(wire.endpoint))) vi.stubEnv(name, value);
afterAll(wire.stop);

const Utf8 = z.strictObject({ Data: z.string(), Charset: z.literal("UTF-8") }).transform(({ Data }) => Data);
/** What SES takes. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const SendEmail = z.strictObject({
  FromEmailAddress: z.literal("shop@example.com"),
  Destination: z.strictObject({ ToAddresses: z.tuple([z.email()]) }),
  Content: z.strictObject({
    Simple: z.strictObject({ Subject: Utf8, Body: z.strictObject({ Text: Utf8, Html: Utf8 }) }),
  }),
});

mailContract(async () => {
  wire.answer(() => ({ MessageId: "sent" }));
  return {
    mail: sesMail("shop@example.com"),
    sentTo: async (address) =>
      wire.calls
        .filter((call) => call.action === "POST /v2/email/outbound-emails")
        .map((call) => {
          const { Destination, Content } = SendEmail.parse(call.input);
          const { Subject, Body } = Content.Simple;
          return { to: Destination.ToAddresses[0], subject: Subject, text: Body.Text, html: Body.Html };
        })
        .filter((mail) => mail.to === address),
  };
});

test("a mail that SES refuses is told, so that it can be tried again", async () => {
  wire.answer(() => new WireError("MessageRejected"));
  const mail = { to: "ada@example.com", subject: "s", text: "t", html: "<p>t</p>" };
  await expect(sesMail("shop@example.com").send(mail)).rejects.toThrow();
});
