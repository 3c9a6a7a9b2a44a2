import type { InferResponseType } from "hono/client";
import type { Client } from "../../../api/client.ts";
import { Problem } from "../../../web/lib/problem.ts";
import { askAsStaff } from "../../shell/staff.ts";

type Uploads = Client["admin"]["uploads"];
type Started = InferResponseType<Uploads["$post"], 201>;
type Picture = InferResponseType<Uploads[":uploadId"]["image"]["$post"], 201>;
type Sending = { readonly signal: AbortSignal; readonly onProgress: (share: number) => void };

/** The kinds of files that can be a picture. */
const types = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"] as const;
type PictureType = (typeof types)[number];
const mostBytes = 20 * 1024 * 1024;

/** For a file chooser. */
export const acceptedTypes = types.join(",");
const pictureType = (type: string): PictureType | undefined => types.find((known) => known === type);

/** Why a file is not worth sending; undefined when it is. */
export function complaintAbout({ type, size }: Pick<File, "type" | "size">): string | undefined {
  if (!pictureType(type)) return "This isn't a JPEG, PNG, WebP, AVIF or GIF file.";
  if (size === 0) return "This file is empty.";
  if (size > mostBytes)
    return `This file has ${Math.ceil(size / 1024 / 1024)} MB. At most 20 MB are allowed.`;
  return undefined;
}

/** Uploads a picture and answers its address; `onProgress` hears the share that was sent. Throws a Problem, or an AbortError. */
export async function uploadPicture(file: File, sending: Sending): Promise<string> {
  const contentType = pictureType(file.type);
  if (!contentType) throw new Problem("VALIDATION_ERROR", complaintAbout(file) ?? "", 0);
  const started = await askAsStaff<Started>((api, as) =>
    api.admin.uploads.$post(
      { json: { fileName: file.name.slice(0, 200) || "picture", contentType, size: file.size } },
      as(),
    ),
  );
  sending.signal.throwIfAborted();
  await put(file, started, sending);
  const { imageUrl } = await askAsStaff<Picture>((api, as) =>
    api.admin.uploads[":uploadId"].image.$post({ param: { uploadId: started.uploadId } }, as()),
  );
  sending.signal.throwIfAborted();
  return imageUrl;
}

/** With XMLHttpRequest, because fetch does not tell how much was sent. */
const put = (file: File, { url, headers }: Started, { signal, onProgress }: Sending): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener("load", () =>
      request.status < 300
        ? resolve()
        : reject(new Problem("FORBIDDEN", "The file was not accepted. Try again.", request.status)),
    );
    request.addEventListener("error", () =>
      reject(new Problem("OFFLINE", "The connection was lost. Try again.", 0)),
    );
    request.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
