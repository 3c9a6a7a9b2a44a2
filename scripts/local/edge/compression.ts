import { pipeline, Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from "node:zlib";
import { type Encoding, encodingFor } from "../../../web/server/encoding.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Below this many bytes compression costs more than it saves. */
const worthIt = 512;
/** What is compressed as a whole is kept, so it may take longer than what is sent at once. */
const quality = { whole: 5, stream: 4 } as const;

const makers = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
} as const;
const options = {
  br: { params: { [constants.BROTLI_PARAM_QUALITY]: quality.whole } },
  gzip: { level: quality.whole },
} as const;

/** Whether a response with these headers is text that nobody has compressed. */
export function isCompressible(headers: Readonly<Record<string, string>>): boolean {
  const type = headers["content-type"] ?? "";
  if (type.startsWith("text/event-stream")) return false;
  const text = /^(text\/|application\/(json|xml|manifest\+json|javascript)|image\/svg)/.test(type);
  return text && headers["content-encoding"] === undefined;
}

/** The body in a coding; undefined when it is too short for one. */
export async function compressed(body: Bytes, encoding: Encoding): Promise<Bytes | undefined> {
  if (body.byteLength < worthIt) return undefined;
  const made = encoding === "br" ? await makers.br(body, options.br) : await makers.gzip(body, options.gzip);
  return new Uint8Array(made);
}

/** The response with its body compressed as the client asks, part by part: what was written is sent at once. */
export function compressedStream(response: Response, accept: string | null): Response {
  if (response.body === null || !isCompressible(Object.fromEntries(response.headers))) return response;
  const headers = new Headers(response.headers);
  headers.append("vary", "accept-encoding");
  const encoding = encodingFor(accept);
  const length = headers.get("content-length");
  if (encoding === undefined || (length !== null && Number(length) < worthIt))
    return new Response(response.body, { status: response.status, headers });
  headers.set("content-encoding", encoding);
  headers.delete("content-length");
  const packer =
    encoding === "br"
      ? createBrotliCompress({
          flush: constants.BROTLI_OPERATION_FLUSH,
          params: { [constants.BROTLI_PARAM_QUALITY]: quality.stream },
        })
      : createGzip({ flush: constants.Z_SYNC_FLUSH, level: quality.stream });
  // A failure of the source destroys the packer, and with it the body.
  pipeline(Readable.from(response.body), packer, () => undefined);
  const body = Readable.toWeb(packer);
  return new Response(body, { status: response.status, headers });
}
