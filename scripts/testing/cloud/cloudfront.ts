import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { XMLParser } from "fast-xml-parser";
import * as z from "zod";

const Batch = z.object({
  InvalidationBatch: z.object({
    CallerReference: z.string().min(1),
    Paths: z.object({
      Quantity: z.coerce.number(),
      Items: z.object({ Path: z.array(z.string()) }),
    }),
  }),
});

/** Visible ASCII without commas, 256 at most; or a path. */
const item = /^(#[!-+\--~]{1,256}|\/.*)$/;
/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-invalidations */
const mostInProgress = 3_000;

/** What stands for CloudFront where invalidations are made: it refuses what CloudFront's pages say that it refuses. */
export type CloudFront = {
  readonly endpoint: string;
  /** The paths of each invalidation that was accepted. */
  readonly accepted: string[][];
  /** Puts an object into the cache under its tags. */
  readonly keep: (path: string, tags: readonly string[]) => void;
  readonly kept: () => string[];
  /** The next request is answered so, before it does (or, after "lost", when it has done) its work. */
  readonly fail: (how: "busy" | "throttled" | "lost") => void;
  /** What was accepted is now at every edge, and counts no more. */
  readonly finish: () => void;
  readonly stop: () => Promise<void>;
};

/** Starts it for one distribution. */
export async function startCloudFront(distributionId: string): Promise<CloudFront> {
  const objects = new Map<string, readonly string[]>();
  const made = new Map<string, string>();
  const accepted: string[][] = [];
  let inProgress = 0;
  let failure: "busy" | "throttled" | "lost" | undefined;
  const parser = new XMLParser({ isArray: (name) => name === "Path", parseTagValue: false });

  const invalidate = (body: string): { status: number; xml: string } => {
    const { InvalidationBatch } = Batch.parse(parser.parse(body));
    const { Quantity, Items } = InvalidationBatch.Paths;
    const paths = Items.Path;
    if (paths.length !== Quantity || paths.some((one) => !item.test(one)))
      return refused(400, "InvalidArgument");
    const known = made.get(InvalidationBatch.CallerReference);
    if (known !== undefined)
      return known === paths.join() ? created : refused(400, "InvalidationBatchAlreadyExists");
    if (inProgress + paths.length > mostInProgress) return refused(400, "TooManyInvalidationsInProgress");
    inProgress += paths.length;
    made.set(InvalidationBatch.CallerReference, paths.join());
    accepted.push(paths);
    const named = new Set(paths.map((one) => one.toLowerCase()));
    for (const [path, tags] of objects)
      if (paths.includes("/*") || tags.some((tag) => named.has(`#${tag.toLowerCase()}`)))
        objects.delete(path);
    return created;
  };
  const send = (response: ServerResponse, { status, xml }: { status: number; xml: string }): void => {
    response.writeHead(status, { "content-type": "text/xml" }).end(xml);
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const how = failure;
      failure = undefined;
      if (how === "busy") return send(response, refused(400, "TooManyInvalidationsInProgress"));
      if (how === "throttled") return send(response, refused(400, "Throttling"));
      if (request.url !== `/2020-05-31/distribution/${distributionId}/invalidation`)
        return send(response, refused(404, "NoSuchDistribution"));
      const answer = invalidate(body);
      if (how === "lost") return request.socket.destroy();
      return send(response, answer);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    accepted,
    keep: (path, tags) => void objects.set(path, tags),
    kept: () => [...objects.keys()],
    fail: (how) => {
      failure = how;
    },
    finish: () => {
      inProgress = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const created = { status: 201, xml: "<Invalidation><Id>I1</Id><Status>InProgress</Status></Invalidation>" };
const refused = (status: number, code: string) => ({
  status,
  xml: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>as told</Message></Error></ErrorResponse>`,
});
