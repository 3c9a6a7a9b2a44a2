import type { IncomingMessage } from "node:http";
import * as z from "zod";

const Prelude = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  cookies: z.array(z.string()).default([]),
});

/** An answer that a function streamed: `at` is when each part came, in milliseconds since the first. */
export type StreamedAnswer = z.output<typeof Prelude> & {
  readonly body: string;
  readonly parts: readonly { readonly at: number; readonly text: string }[];
};

/**
 * Reads what a function streams to the Runtime API: status and headers as JSON, eight zero bytes, the body. Throws where it is
 * in another form, which a Function URL would pass on as it stands.
 */
export async function decodeStream(request: IncomingMessage): Promise<StreamedAnswer> {
  const type = request.headers["content-type"];
  if (type !== "application/vnd.awslambda.http-integration-response")
    throw new Error(`the answer has no status: its type is ${type}`);
  const separator = Buffer.alloc(8);
  let before = Buffer.alloc(0);
  let prelude: z.output<typeof Prelude> | undefined;
  let from = 0;
  const decoder = new TextDecoder();
  const parts: { at: number; text: string }[] = [];
  for await (const chunk of request) {
    // A request without an encoding is read as bytes.
    let bytes: Buffer = chunk;
    if (!prelude) {
      before = Buffer.concat([before, bytes]);
      const end = before.indexOf(separator);
      if (end < 0) continue;
      prelude = Prelude.parse(JSON.parse(before.subarray(0, end).toString()));
      from = performance.now();
      bytes = before.subarray(end + separator.length);
    }
    if (bytes.length > 0)
      parts.push({ at: performance.now() - from, text: decoder.decode(bytes, { stream: true }) });
  }
  if (!prelude) throw new Error("the answer ended before its status");
  return { ...prelude, parts, body: parts.map(({ text }) => text).join("") };
}
