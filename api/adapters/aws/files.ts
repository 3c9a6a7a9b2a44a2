import { DomainError } from "../../domain/errors.ts";
import type { Files } from "../../ports/files.ts";
import { lazy } from "../lazy.ts";
import { within } from "./within.ts";

const keyPattern = /^(?!.*(^|\/)\.{1,2}(\/|$))[\w.-]{1,200}(\/[\w.-]{1,200})*$/;

/**
 * The Files port on S3. An upload URL signs the size, so the caller must state it: S3 accepts exactly that
 * many bytes.
 */
export function s3Files(bucket: string): Files {
  const sdk = lazy(async () => {
    const [module, { getSignedUrl }] = await Promise.all([
      import("@aws-sdk/client-s3"),
      import("@aws-sdk/s3-request-presigner"),
    ]);
    // Otherwise the signed URL would require the checksum of the empty body that it was signed with.
    const client = new module.S3Client({ ...within(15_000), requestChecksumCalculation: "WHEN_REQUIRED" });
    return { ...module, getSignedUrl, client };
  });
  const checked = (key: string): string => {
    if (keyPattern.test(key)) return key;
    throw new DomainError("VALIDATION_ERROR", { issues: [{ path: "key", message: "is not a file's key" }] });
  };
  return {
    async put(key, body, contentType) {
      const { client, PutObjectCommand } = await sdk();
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: checked(key), Body: body, ContentType: contentType }),
      );
    },
    async get(key) {
      const { client, GetObjectCommand, NoSuchKey } = await sdk();
      try {
        const { Body, ContentType } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: checked(key) }),
        );
        if (!Body) return undefined;
        return {
          body: await Body.transformToByteArray(),
          contentType: ContentType ?? "application/octet-stream",
        };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async delete(key) {
      const { client, DeleteObjectCommand } = await sdk();
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: checked(key) }));
    },
    async list(prefix, { limit, after }) {
      const { client, ListObjectsV2Command } = await sdk();
      const { Contents = [], IsTruncated } = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          MaxKeys: limit,
          ...(after !== undefined && { StartAfter: after }),
        }),
      );
      const files = Contents.map(({ Key = "", Size = 0, LastModified }) => ({
        key: Key,
        size: Size,
        updatedAt: LastModified?.getTime() ?? 0,
      }));
      const last = files.at(-1);
      return { files, ...(IsTruncated && last && { after: last.key }) };
    },
    async uploadUrl(key, { contentType, maxBytes, expiresInSeconds }) {
      const { client, PutObjectCommand, getSignedUrl } = await sdk();
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: checked(key),
        ContentType: contentType,
        ContentLength: maxBytes,
      });
      return getSignedUrl(client, put, {
        expiresIn: expiresInSeconds,
        signableHeaders: new Set(["content-type", "content-length"]),
      });
    },
  };
}
