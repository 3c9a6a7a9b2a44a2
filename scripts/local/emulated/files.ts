import { Hono } from "hono";
import { s3Files } from "../../../api/adapters/aws/files.ts";
import type { OtherFiles } from "../engines.ts";

/**
 * Files in a bucket. A signed upload goes through the shop's own origin, because the admin's pages connect to no other, and
 * from there to the bucket's address, for which it was signed.
 */
export const emulatedFiles =
  (endpoint: string, bucket: string) =>
  (publicUrl: string): OtherFiles => {
    const files = s3Files(bucket);
    return {
      files: {
        ...files,
        async uploadUrl(key, rules) {
          const { search } = new URL(await files.uploadUrl(key, rules));
          return `${publicUrl}/${key}${search}`;
        },
      },
      door: new Hono().put("/:key{.+}", async (c) => {
        const { search } = new URL(c.req.url);
        const answer = await fetch(`${endpoint}/${bucket}/${c.req.param("key")}${search}`, {
          method: "PUT",
          headers: { "content-type": c.req.header("content-type") ?? "" },
          body: await c.req.arrayBuffer(),
        });
        return new Response(answer.body, { status: answer.status });
      }),
    };
  };
