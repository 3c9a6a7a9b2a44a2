import sharp, { type Sharp } from "sharp";
import type { Caller, TestShop } from "../shop.ts";

/** A picture of so many pixels, of one colour unless `noise` makes it large in bytes, too. */
export const picture = (width: number, height: number, colour = "#2266aa", noise = 0): Sharp =>
  sharp({
    limitInputPixels: false,
    create: {
      width,
      height,
      channels: 3,
      background: colour,
      ...(noise > 0 && { noise: { type: "gaussian", mean: 128, sigma: noise } }),
    },
  });

/** Begins an upload and puts `body` where it says, as the admin's page does; the upload is not finished. */
export async function uploadPicture(
  shop: TestShop,
  staff: Caller,
  body: Uint8Array,
  { contentType = "image/png", size = body.byteLength } = {},
): Promise<{ readonly uploadId: string; readonly status: number }> {
  const { uploadId, url, method, headers } = await staff.json<{
    uploadId: string;
    url: string;
    method: string;
    headers: Record<string, string>;
  }>(staff.post("/admin/uploads", { fileName: "mug.png", contentType, size: Math.max(1, size) }));
  const sent = await shop.fetch(new Request(url, { method, headers, body: new Uint8Array(body) }));
  return { uploadId, status: sent.status };
}
