import { Agent, request } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import { type Send, visit } from "./visits.ts";

/** What happened in one part of a run, usually a minute. Times are milliseconds of single requests. */
export type Slice = {
  readonly visits: number;
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
  /** Refused with 503 and Retry-After. */
  readonly shed: number;
  /** Resident memory of the server at its end. */
  readonly megabytes: number | undefined;
};

export type Failures = Map<string, number>;

type Counted = { visits: number; times: number[]; errors: number; shed: number };
const nothing = (): Counted => ({ visits: 0, times: [], errors: 0, shed: 0 });

/** Sends visits to a shop and counts. */
export function driver(url: string) {
  const secure = url.startsWith("https:");
  // As many connections as a proxy keeps: a burst of new ones would measure the backlog of the socket.
  const pool = { keepAlive: true, maxSockets: 200 };
  const agent = secure ? new TlsAgent(pool) : new Agent(pool);
  const ask = secure ? tlsRequest : request;
  const failures: Failures = new Map();
  const unique = Date.now().toString(36);
  let counted = nothing();
  let numbered = 0;

  const send: Send = (step, method, path, { body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const from = performance.now();
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sent = ask(
        `${url}${path}`,
        {
          method,
          agent,
          headers: {
            accept: "application/json",
            ...(text !== undefined && {
              "content-type": "application/json",
              "content-length": String(Buffer.byteLength(text)),
            }),
            ...headers,
          },
        },
        (response) => {
          let received = "";
          response.setEncoding("utf8");
          response.on("data", (chunk: string) => {
            received += chunk;
          });
          response.on("error", reject);
          response.on("end", () => {
            counted.times.push(performance.now() - from);
            const status = response.statusCode ?? 0;
            if (status === 503 && response.headers["retry-after"] !== undefined) counted.shed++;
            const body = parsed(received);
            if (body === notJson) reject(new Error(`${step} answered no JSON`));
            else resolve({ status, body });
          });
        },
      );
      sent.setTimeout(30_000, () => sent.destroy(new Error(`${step} was not answered in 30 seconds`)));
      sent.on("error", reject);
      sent.end(text);
    });

  const one = async (): Promise<void> => {
    const at = counted;
    at.visits++;
    try {
      await visit({ send, random: Math.random, visitor: `${unique}-${numbered++}` });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // A visitor who was told to come back is no error.
      if (reason.endsWith("answered 503")) return;
      at.errors++;
      failures.set(reason, (failures.get(reason) ?? 0) + 1);
    }
  };

  return {
    failures,
    /** Visits a second that so many visitors at once get through. */
    peak: async (visitors: number, seconds: number): Promise<number> => {
      counted = nothing();
      const from = performance.now();
      const end = from + seconds * 1_000;
      await Promise.all(
        Array.from({ length: visitors }, async () => {
          while (performance.now() < end) await one();
        }),
      );
      return counted.visits / ((performance.now() - from) / 1_000);
    },
    /** Begins `rate` visits a second for some seconds, however long each takes. */
    hold: async (rate: number, { seconds, slice, memory, tell }: Holding): Promise<readonly Slice[]> => {
      const slices: Slice[] = [];
      const open = new Set<Promise<void>>();
      const from = performance.now();
      let begun = 0;
      failures.clear();
      counted = nothing();
      for (let at = 0; at < seconds; ) {
        const end = Math.min(at + slice, seconds);
        while (at < end) {
          const due = Math.floor(((performance.now() - from) / 1_000) * rate) - begun;
          for (let more = 0; more < due; more++) {
            const work = one().finally(() => open.delete(work));
            open.add(work);
          }
          begun += Math.max(0, due);
          await new Promise((later) => setTimeout(later, 10));
          at = (performance.now() - from) / 1_000;
          tell({ seconds: at, open: open.size, ...counted });
        }
        slices.push(sliceOf(counted, slice, await memory()));
        counted = nothing();
      }
      await Promise.all(open);
      const late = counted;
      const last = slices.at(-1);
      // What was begun in the last part and answered after it.
      if (last && (late.errors > 0 || late.shed > 0))
        slices[slices.length - 1] = {
          ...last,
          errors: last.errors + late.errors,
          shed: last.shed + late.shed,
        };
      return slices;
    },
    close: () => agent.destroy(),
  };
}

export type Progress = {
  readonly seconds: number;
  readonly open: number;
  readonly visits: number;
  readonly errors: number;
};
type Holding = {
  readonly seconds: number;
  /** Seconds. */
  readonly slice: number;
  readonly memory: () => Promise<number | undefined>;
  readonly tell: (progress: Progress) => void;
};

function sliceOf(
  { visits, times, errors, shed }: Counted,
  seconds: number,
  megabytes: number | undefined,
): Slice {
  const sorted = times.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    visits,
    requests: times.length,
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    errors,
    shed,
    megabytes,
  };
}

const notJson = Symbol("no JSON");

/** The body of an answer; undefined where there is none. */
function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return notJson;
  }
}
