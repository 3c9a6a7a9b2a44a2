import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A client that sends one byte after the other, and never ends; what it was answered, once its connection is closed. */
export type SlowClient = { readonly answer: Promise<string>; close(): void };

const headers = "GET /products HTTP/1.1\r\nhost: localhost\r\nx-slow: ";
const body =
  "POST /cart/quote HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n";

/** Opens so many that drip their headers, and as many that drip their bodies. */
export function slowClients(port: number, count: number): readonly SlowClient[] {
  return [headers, body].flatMap((start) => Array.from({ length: count }, () => slowClient(port, start)));
}

function slowClient(port: number, start: string): SlowClient {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(start);
  const drip = setInterval(() => socket.writable && socket.write("a"), 1_000);
  return {
    answer: textOf(socket).finally(() => clearInterval(drip)),
    close: () => socket.destroy(),
  };
}

async function textOf(socket: Socket): Promise<string> {
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  await once(socket, "close");
  return text;
}

/**
 * Sends a body of so many bytes until the server answers or closes the connection; says the status (0: closed) and how much was
 * sent.
 */
export async function sendHuge(
  url: string,
  { bytes, declared }: { readonly bytes: number; readonly declared: boolean },
): Promise<{ readonly status: number; readonly text: string; readonly sent: number }> {
  const part = Buffer.alloc(64 * 1024, "a");
  let sent = 0;
  const over = new AbortController();
  const asked = request(url, {
    method: "POST",
    agent: false,
    headers: {
      "content-type": "application/json",
      ...(declared ? { "content-length": String(bytes) } : { "transfer-encoding": "chunked" }),
    },
  });
  const answer = new Promise<{ status: number; text: string }>((resolve) => {
    asked.on("error", () => resolve({ status: 0, text: "" }));
    asked.on("response", (response: IncomingMessage) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("close", () => resolve({ status: response.statusCode ?? 0, text }));
    });
  }).finally(() => {
    over.abort();
  });
  while (!over.signal.aborted && sent < bytes) {
    sent += part.byteLength;
    if (!asked.write(part))
      await Promise.race([once(asked, "drain").catch(() => undefined), answer, sleep(2_000)]);
  }
  const { status, text } = await Promise.race([answer, sleep(10_000).then(() => ({ status: 0, text: "" }))]);
  asked.destroy();
  return { status, text, sent };
}

/** Opens so many event streams at once and keeps them; how often each status was answered. */
export async function openStreams(
  url: string,
  token: string,
  count: number,
): Promise<{ readonly statuses: ReadonlyMap<number, number>; readonly close: () => void }> {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
  const statuses = new Map<number, number>();
  const atOnce = 500;
  const open: IncomingMessage[] = [];
  const one = () =>
    new Promise<void>((resolve) => {
      const asked = request(
        url,
        { agent, headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" } },
        (response) => {
          const status = response.statusCode ?? 0;
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status === 200) open.push(response);
          response.on("error", () => undefined).resume();
          resolve();
        },
      );
      asked.on("error", () => {
        statuses.set(0, (statuses.get(0) ?? 0) + 1);
        resolve();
      });
      asked.end();
    });
  for (let opened = 0; opened < count; opened += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, count - opened) }, one));
  return {
    statuses,
    close() {
      for (const stream of open) stream.destroy();
      agent.destroy();
    },
  };
}
