import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { isSignedRight, pageOfList } from "./s3-rules.ts";

/** The credentials for the emulator. */
export const emulatedCredentials = { accessKeyId: "local", secretAccessKey: "local" };

export type Fauxqs = {
  readonly endpoint: string;
  /** Creates queues, topics, subscriptions and buckets. */
  readonly server: FauxqsServer;
  /** Calls one SQS action by its JSON protocol. */
  readonly sqs: <T>(action: string, input: object) => Promise<T>;
  readonly stop: () => Promise<void>;
};

/**
 * SQS, SNS and S3 in this process, in memory or in `folder`, on one URL and with this process's clock. Adds what fauxqs
 * lacks: SQS's redrive, S3's key order, and the check that a signed URL accepts only what was signed.
 */
export async function startEmulatedAws({ folder }: { readonly folder?: string } = {}): Promise<Fauxqs> {
  const server = await startFauxqs({
    port: 0,
    logger: false,
    ...(folder !== undefined && { dataDir: folder }),
  });
  const origin = `http://127.0.0.1:${server.port}`;
  const sqs = async <T>(action: string, input: object): Promise<T> => {
    const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": `AmazonSQS.${action}` };
    const response = await fetch(origin, { method: "POST", headers, body: JSON.stringify(input) });
    if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
    // The caller names the type of the response, as documented by SQS.
    return (await response.json()) as T;
  };
  const pass = async (request: Request): Promise<Response> => {
    if (request.headers.get("x-amz-target") === "AmazonSQS.StartMessageMoveTask") {
      const { SourceArn } = (await request.json()) as { SourceArn: string };
      await moveBack(server, sqs, SourceArn);
      return Response.json({ TaskHandle: "done" });
    }
    const { pathname, search, searchParams } = new URL(request.url);
    if (searchParams.has("X-Amz-Signature") && !isSignedRight(request, emulatedCredentials.secretAccessKey))
      return new Response("<Error><Code>SignatureDoesNotMatch</Code></Error>", { status: 403 });
    if (searchParams.get("list-type") === "2") {
      const whole = new URLSearchParams({ "list-type": "2", prefix: searchParams.get("prefix") ?? "" });
      const list = await (await fetch(`${origin}${pathname}?${whole.toString()}`)).text();
      return new Response(pageOfList(list, searchParams), { headers: { "content-type": "application/xml" } });
    }
    const body = request.method === "GET" || request.method === "HEAD" ? null : await request.arrayBuffer();
    return fetch(origin + pathname + search, { method: request.method, headers: request.headers, body });
  };
  const listener = getRequestListener(pass);
  const front = createServer((request, response) => void listener(request, response)).listen(0, "127.0.0.1");
  await once(front, "listening");
  const address = front.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    server,
    sqs,
    stop: async () => {
      front.closeAllConnections();
      front.close();
      await server.stop();
    },
  };
}

type Received = { Messages?: { Body: string; ReceiptHandle: string; MessageAttributes?: object }[] };

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html */
async function moveBack(server: FauxqsServer, sqs: Fauxqs["sqs"], deadLettersArn: string): Promise<void> {
  const name = deadLettersArn.split(":").at(-1) ?? "";
  const from = server.inspectQueue(name)?.url;
  const to = server.inspectQueue(name.replace(/-dead-letters$/, ""))?.url;
  if (from === undefined || to === undefined) throw new Error(`${name} is no queue's dead letters`);
  const QueueUrl = from;
  for (;;) {
    const { Messages = [] } = await sqs<Received>("ReceiveMessage", {
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ["All"],
    });
    if (Messages.length === 0) return;
    for (const { Body, ReceiptHandle, MessageAttributes } of Messages) {
      await sqs("SendMessage", { QueueUrl: to, MessageBody: Body, MessageAttributes });
      await sqs("DeleteMessage", { QueueUrl, ReceiptHandle });
    }
  }
}
