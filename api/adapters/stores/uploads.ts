import * as z from "zod";
import type { Upload, Uploads } from "../../domain/uploads/store.ts";
import type { Tables } from "../../ports/table.ts";
import { auditPut } from "./audit.ts";
import { tables } from "./keys.ts";

const pixels = z.int();
const Image = z.object({
  imageUrl: z.string(),
  width: pixels,
  height: pixels,
  color: z.string(),
  renditions: z.array(z.object({ url: z.string(), type: z.string(), width: pixels, height: pixels })),
});
const Stored = z.object({
  uploadId: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.int(),
  createdBy: z.string(),
  createdAt: z.number(),
  knownUntil: z.number(),
  image: Image.optional(),
});

/** Uploads over any engine. */
export const uploadsIn = (engine: Tables): Uploads => {
  const find = async (uploadId: string): Promise<Upload | undefined> => {
    const item = await engine.get(tables.uploads, { uploadId });
    if (!item) return undefined;
    const { knownUntil, ...upload } = Stored.parse(item);
    return { ...upload, expiresAt: knownUntil };
  };
  return {
    find,
    async start(upload, audit) {
      const { fileName, contentType, size } = upload;
      const after = { fileName, contentType, size };
      await engine.transact([
        { table: tables.uploads, put: itemOf(upload) },
        auditPut(audit, { subject: `upload#${upload.uploadId}`, after }),
      ]);
    },
    async finish(upload, image, audit) {
      const { committed } = await engine.transact([
        {
          table: tables.uploads,
          put: itemOf({ ...upload, image }),
          if: { path: "image", present: false },
        },
        auditPut(audit, { subject: `upload#${upload.uploadId}`, after: { imageUrl: image.imageUrl } }),
      ]);
      return committed ? image : ((await find(upload.uploadId))?.image ?? image);
    },
  };
};

const itemOf = ({ expiresAt, ...upload }: Upload) => ({
  ...upload,
  knownUntil: expiresAt,
  expiresAt: Math.ceil(expiresAt / 1_000),
});
