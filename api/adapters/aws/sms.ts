import type { Texts } from "../../ports/sms.ts";
import { lazy } from "../lazy.ts";
import { within } from "./within.ts";

/** The Sms port on SNS. https://docs.aws.amazon.com/sns/latest/dg/sms_sending-overview.html */
export function snsTexts(): Texts {
  const sdk = lazy(async () => {
    const module = await import("@aws-sdk/client-sns");
    return { ...module, client: new module.SNSClient(within(5_000)) };
  });
  return {
    async send({ to, text }) {
      const { client, PublishCommand } = await sdk();
      await client.send(
        new PublishCommand({
          PhoneNumber: to,
          Message: text,
          MessageAttributes: {
            // Not "Promotional", which carriers delay at night.
            "AWS.SNS.SMS.SMSType": { DataType: "String", StringValue: "Transactional" },
          },
        }),
      );
    },
  };
}
