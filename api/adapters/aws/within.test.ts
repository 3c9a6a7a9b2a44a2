import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { within } from "./within.ts";

test("a client of AWS gives up on a service that takes a connection and never answers", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const client = new SQSClient({
    ...within(100),
    maxAttempts: 1,
    region: "eu-west-1",
    endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
  });
  try {
    await expect(client.send(new ListQueuesCommand({}))).rejects.toMatchObject({ name: "TimeoutError" });
  } finally {
    client.destroy();
    silent.close();
  }
});
