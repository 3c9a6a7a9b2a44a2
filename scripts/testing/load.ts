import { Agent, request } from "node:http";
import autocannon from "autocannon";

/** Requests per second, latency in milliseconds, and all requests that were sent, those of the warm-up included. */
export type Load = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly sent: number;
};

/** Sends requests from `clients` connections for some seconds. Throws when a response is not 2xx. */
export async function load(options: {
  url: string;
  clients: number;
  seconds: number;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
}): Promise<Load> {
  const { clients: connections, seconds: duration, ...rest } = options;
  const warmUp = await autocannon({ ...rest, connections, duration: 1 });
  const result = await autocannon({ ...rest, connections, duration });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${options.url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    sent: warmUp.requests.total + result.requests.total,
  };
}

const agent = new Agent({ keepAlive: true });

/** Sends one JSON request over a keep-alive connection. Rejects for any status other than 2xx. */
export function call<T>(method: string, url: string, token: string, body?: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const headers = {
      accept: "application/json",
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    };
    const sent = request(url, { method, agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () =>
        (response.statusCode ?? 500) < 300
          ? resolve(JSON.parse(text) as T)
          : reject(new Error(`${method} ${url} answered ${response.statusCode}: ${text}`)),
      );
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Runs `work` repeatedly from each client; the figures are per run. */
export async function repeat(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<void>,
): Promise<Load> {
  const times: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        const from = performance.now();
        await work(client);
        times.push(performance.now() - from);
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), sent: times.length };
}
