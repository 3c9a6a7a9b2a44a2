import { randomUUID } from "node:crypto";
import { afterAll, expect, test, vi } from "vitest";
import { emulatedCredentials, startEmulatedAws } from "../../../scripts/testing/engines/fauxqs.ts";
import { picture } from "../../../scripts/testing/uploads/pictures.ts";
import { finishUpload, showPicture, startUpload } from "../../domain/uploads/service.ts";
import { openSqlite } from "../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../embedded/table/table.ts";
import { pictures } from "../pictures.ts";
import { allTables } from "../stores/keys.ts";
import { uploadsIn } from "../stores/uploads.ts";
import { s3Files } from "./files.ts";

const emulated = await startEmulatedAws();
vi.stubEnv("AWS_ENDPOINT_URL", emulated.endpoint);
vi.stubEnv("AWS_REGION", "eu-west-1");
vi.stubEnv("AWS_ACCESS_KEY_ID", emulatedCredentials.accessKeyId);
vi.stubEnv("AWS_SECRET_ACCESS_KEY", emulatedCredentials.secretAccessKey);
const sqlite = openSqlite(":memory:");
afterAll(async () => {
  await emulated.stop();
  await sqlite.close();
});

test("a picture goes from the page to S3 by a signed address, and from there to its public one", async () => {
  const files = s3Files(emulated.server.createBucket(`files-${randomUUID()}`).bucketName);
  const uploads = uploadsIn(sqliteTables(sqlite, allTables));
  const deps = { uploads, files, pictures, now: Date.now, newId: randomUUID };
  const staff = { type: "staff", roles: ["admin"], userId: "mei", email: "mei@example.com" } as const;
  const body = new Uint8Array(await picture(500, 250).png().toBuffer());
  const file = { fileName: "mug.png", contentType: "image/png", size: body.length };
  const { uploadId, url } = await startUpload(deps, staff, file);
  await expect(finishUpload(deps, staff, uploadId)).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
  const sent = await fetch(url, { method: "PUT", headers: { "content-type": "image/png" }, body });
  expect(sent.status).toBe(200);
  const image = await finishUpload(deps, staff, uploadId);
  expect(image).toMatchObject({ width: 500, height: 250 });
  const name = image.imageUrl.split("/").at(-1) ?? "";
  const shown = await showPicture(deps, { type: "guest" }, { uploadId, file: name });
  expect(shown.contentType).toBe("image/webp");
  const { files: left } = await files.list("", { limit: 10 });
  expect(left.map(({ key }) => `/${key}`).toSorted()).toEqual(
    image.renditions.map((one) => one.url).toSorted(),
  );
});
