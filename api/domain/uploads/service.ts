import type { Files } from "../../ports/files.ts";
import { mostMegapixels, type Picture, type Pictures, type Refusal } from "../../ports/pictures.ts";
import { type Actor, nameOf, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { pictureName } from "./address.ts";
import type { Upload, UploadedImage, Uploads } from "./store.ts";

export type UploadDeps = {
  readonly uploads: Uploads;
  readonly files: Files;
  readonly pictures: Pictures;
  readonly now: () => number;
  readonly newId: () => string;
};

/** What staff may upload, by its declared type. */
export const pictureTypes = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"] as const;
/** The largest file, in bytes. */
export const largestPicture = 20 * 1024 * 1024;

const second = 1_000;
/** How long the address takes the file, in seconds, and how long the upload is known, in milliseconds. */
const [takenFor, knownFor] = [15 * 60, 24 * 60 * 60 * second];

/** Not public, and deleted after a day where nobody finished the upload. */
const rawKeyOf = ({ uploadId }: Upload): string => `uploads/${uploadId}`;
/** Its address is the key after a slash. */
const keyOf = (uploadId: string, file: string): string => `images/products/${uploadId}/${file}`;

/**
 * Begins the upload of a picture: the caller PUTs the file to `url` before `expiresAt` (epoch milliseconds) and finishes it.
 * Throws PAYLOAD_TOO_LARGE.
 */
export async function startUpload(
  deps: Pick<UploadDeps, "uploads" | "now" | "newId"> & { readonly files: Pick<Files, "uploadUrl"> },
  actor: Actor,
  input: { readonly fileName: string; readonly contentType: string; readonly size: number },
): Promise<{ readonly uploadId: string; readonly url: string; readonly expiresAt: number }> {
  requireStaff(actor, "catalog:write");
  const { fileName, contentType, size } = input;
  if (size > largestPicture) throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: largestPicture });
  const now = deps.now();
  const upload: Upload = {
    uploadId: deps.newId(),
    fileName,
    contentType,
    size,
    createdBy: nameOf(actor),
    createdAt: now,
    expiresAt: now + knownFor,
  };
  const rules = { contentType, maxBytes: size, expiresInSeconds: takenFor };
  const url = await deps.files.uploadUrl(rawKeyOf(upload), rules);
  await deps.uploads.start(upload, auditEntry(deps, actor, "uploads.startUpload"));
  return { uploadId: upload.uploadId, url, expiresAt: now + takenFor * second };
}

/**
 * Checks an uploaded file by its content, makes the sizes that pages show and answers their addresses; again, it answers the
 * same. What the caller declared the file to be decides nothing. Throws UPLOAD_NOT_FOUND, VALIDATION_ERROR.
 */
export async function finishUpload(deps: UploadDeps, actor: Actor, uploadId: string): Promise<UploadedImage> {
  requireStaff(actor, "catalog:write");
  const upload = await ownUpload(deps.uploads, deps.now(), actor, uploadId);
  if (upload.image) return upload.image;
  const picture = await deps.pictures.render(() => contentOf(deps.files, upload));
  if (!picture) {
    // A request at the same time may have finished it and deleted the file.
    const { image } = await ownUpload(deps.uploads, deps.now(), actor, uploadId);
    if (image) return image;
    throw wrongFile("has not arrived yet. Upload it again.");
  }
  if (picture.kind !== "picture") {
    await deps.files.delete(rawKeyOf(upload));
    throw wrongFile(refusalOf(picture));
  }
  const made = await published(deps.files, upload, picture);
  const image = await deps.uploads.finish(upload, made, auditEntry(deps, actor, "uploads.finishUpload"));
  await deps.files.delete(rawKeyOf(upload));
  return image;
}

/** A picture's file. For anyone. Throws ROUTE_NOT_FOUND. */
export async function showPicture(
  deps: { readonly files: Pick<Files, "get"> },
  _actor: Actor,
  input: { readonly uploadId: string; readonly file: string },
): Promise<{ readonly body: Uint8Array; readonly contentType: string }> {
  const file = await deps.files.get(keyOf(input.uploadId, input.file));
  if (!file) throw new DomainError("ROUTE_NOT_FOUND", {});
  return file;
}

/** Another's upload is as if it were not there. */
async function ownUpload(uploads: Uploads, now: number, actor: Actor, uploadId: string): Promise<Upload> {
  const upload = await uploads.find(uploadId);
  if (!upload || upload.createdBy !== nameOf(actor) || upload.expiresAt <= now)
    throw new DomainError("UPLOAD_NOT_FOUND", { uploadId });
  return upload;
}

async function contentOf(files: Files, upload: Upload): Promise<Uint8Array | undefined> {
  const file = await files.get(rawKeyOf(upload));
  if (!file) return undefined;
  if (file.body.byteLength === 0) throw wrongFile("is empty.");
  if (file.body.byteLength !== upload.size) throw wrongFile("did not arrive completely. Upload it again.");
  return file.body;
}

const endings = { "image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg" } as const;

/** Stores the renditions. Their names are of their content, so that a browser may keep them for ever. */
async function published(files: Files, { uploadId }: Upload, picture: Picture): Promise<UploadedImage> {
  const { digest, color } = picture;
  const [{ width, height }] = picture.renditions;
  const renditions = await Promise.all(
    picture.renditions.map(async ({ type, size, body, ...sides }) => {
      const key = keyOf(uploadId, pictureName({ digest, color, size }, endings[type]));
      await files.put(key, body, type);
      return { url: `/${key}`, type, ...sides };
    }),
  );
  return { imageUrl: renditions[0]?.url ?? "", width, height, color, renditions };
}

function refusalOf(refusal: Refusal): string {
  switch (refusal.kind) {
    case "unknown":
      return "is not a picture. Upload a JPEG, PNG, WebP, AVIF or GIF file.";
    case "damaged":
      return "is damaged and cannot be read. Save the picture again and upload it.";
    case "animated":
      return "is an animation. Upload a still picture.";
    case "large":
      return `has ${Math.ceil(refusal.megapixels).toLocaleString("en")} megapixels. Pictures can have at most ${mostMegapixels}.`;
  }
}

const wrongFile = (message: string): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path: "file", message }] });
