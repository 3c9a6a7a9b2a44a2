import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, expect, test, vi } from "vitest";
import { wireEnvironment } from "../../../scripts/testing/aws-wire.ts";
import { snsTexts } from "./sms.ts";

/** SNS uses AWS's query protocol: form in, XML out. */
let refuses = false;
const asked: Record<string, string>[] = [];
const server = createServer((request, response) => {
  void text(request).then((body) => {
    asked.push(Object.fromEntries(new URLSearchParams(body)));
    response.writeHead(refuses ? 400 : 200, { "content-type": "text/xml" });
    response.end(
      refuses
        ? "<ErrorResponse><Error><Type>Sender</Type><Code>OptedOut</Code><Message>no</Message></Error></ErrorResponse>"
        : "<PublishResponse><PublishResult><MessageId>sent</MessageId></PublishResult></PublishResponse>",
    );
  });
}).listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
const port = typeof address === "object" ? address?.port : undefined;
for (const [name, value] of Object.entries(wireEnvironment(`http://127.0.0.1:${port}`)))
  vi.stubEnv(name, value);
afterAll(() => server.close());

test("a text message is sent to its phone unchanged, as transactional", async () => {
  await snsTexts().send({ to: "+14155550132", text: "Grüße: your order is on its way" });
  expect(asked).toMatchObject([
    {
      Action: "Publish",
      PhoneNumber: "+14155550132",
      Message: "Grüße: your order is on its way",
      "MessageAttributes.entry.1.Value.StringValue": "Transactional",
    },
  ]);
});

test("a text message that SNS refuses is reported, so that it can be retried", async () => {
  refuses = true;
  await expect(snsTexts().send({ to: "+14155550132", text: "t" })).rejects.toThrow("no");
});
