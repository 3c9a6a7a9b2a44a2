import { randomUUID } from "node:crypto";
import { afterAll, expect, test, vi } from "vitest";
import { emulatedCredentials, startEmulatedAws } from "../../../scripts/testing/engines/fauxqs.ts";
import { type FilesUnderTest, filesContract } from "../contracts/files.contract.ts";
import { s3Files } from "./files.ts";

const emulated = await startEmulatedAws();
vi.stubEnv("AWS_ENDPOINT_URL", emulated.endpoint);
vi.stubEnv("AWS_REGION", "eu-west-1");
vi.stubEnv("AWS_ACCESS_KEY_ID", emulatedCredentials.accessKeyId);
vi.stubEnv("AWS_SECRET_ACCESS_KEY", emulatedCredentials.secretAccessKey);
afterAll(emulated.stop);

filesContract(async () => underTest(emulated.server.createBucket(`files-${randomUUID()}`).bucketName));

function underTest(bucket: string): FilesUnderTest {
  return {
    files: s3Files(bucket),
    upload: async (url, contentType, body) =>
      (await fetch(url, { method: "PUT", headers: { "content-type": contentType }, body })).status,
    restart: async () => underTest(bucket),
  };
}

test("an upload URL signs type and size, and requires no checksum that a browser would not send", async () => {
  const rules = { contentType: "image/png", maxBytes: 10, expiresInSeconds: 60 };
  const { searchParams } = new URL(await s3Files("files").uploadUrl("products/mug.png", rules));
  expect(searchParams.get("X-Amz-SignedHeaders")).toBe("content-length;content-type;host");
  expect(searchParams.get("X-Amz-Expires")).toBe("60");
  expect([...searchParams.keys()].filter((name) => name.includes("checksum"))).toEqual([]);
});
