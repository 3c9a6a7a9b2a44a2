import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { picture, uploadPicture } from "../../../scripts/testing/uploads/pictures.ts";
import type { UploadedImage } from "../../domain/uploads/store.ts";

let shop: TestShop;
let staff: Caller;
beforeAll(async () => {
  shop = await testShop();
  staff = await shop.admin();
});
afterAll(() => shop.close());

const finish = (uploadId: string) => staff.post(`/admin/uploads/${uploadId}/image`);
async function imageOf(body: Uint8Array, contentType = "image/png"): Promise<UploadedImage> {
  const { uploadId, status } = await uploadPicture(shop, staff, body, { contentType });
  expect(status).toBe(200);
  return staff.json<UploadedImage>(finish(uploadId));
}
const fileAt = async (url: string): Promise<Buffer> => {
  const response = await shop.guest.get(url);
  expect(response.status, url).toBe(200);
  return Buffer.from(await response.arrayBuffer());
};
async function issueOf(response: Response): Promise<string> {
  const body = (await response.json()) as {
    error: { code: string; details: { issues: { path: string; message: string }[] } };
  };
  expect([response.status, body.error.code]).toEqual([400, "VALIDATION_ERROR"]);
  return body.error.details.issues.map(({ path, message }) => `${path} ${message}`).join();
}
const refusalOf = async (body: Uint8Array, contentType = "image/png"): Promise<string> =>
  issueOf(await finish((await uploadPicture(shop, staff, body, { contentType })).uploadId));
const pixelAt = async (url: string): Promise<number[]> => {
  const { data } = await sharp(await fileAt(url))
    .extract({ left: 2, top: 2, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
};

describe("a picture that staff upload", () => {
  test("is shown with its product in the storefront, in sizes that are never larger than it is", async () => {
    const image = await imageOf(await picture(2000, 1000).jpeg().toBuffer(), "image/jpeg");
    expect(image).toMatchObject({
      width: 1600,
      height: 800,
      color: expect.stringMatching(/^#[0-9a-f]{6}$/) as string,
    });
    expect(image.renditions.map(({ type, width, height }) => `${type} ${width}x${height}`)).toEqual([
      "image/webp 1600x800",
      "image/avif 1600x800",
      "image/jpeg 1600x800",
      "image/webp 800x400",
      "image/avif 800x400",
      "image/jpeg 800x400",
      "image/webp 400x200",
      "image/avif 400x200",
      "image/jpeg 400x200",
    ]);
    const { productId } = await shop.addProduct({ images: [image.imageUrl] });
    const shown = await shop.guest.json<{ imageUrl: string; images: string[] }>(
      shop.guest.get(`/products/${productId}`),
    );
    expect(shown).toMatchObject({ imageUrl: image.imageUrl, images: [image.imageUrl] });
    for (const { url, type, width, height } of image.renditions) {
      const response = await shop.guest.get(url);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
      expect(response.headers.get("cache-control")).toContain("immutable");
      const read = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      expect([`image/${read.format === "heif" ? "avif" : read.format}`, read.width, read.height]).toEqual([
        type,
        width,
        height,
      ]);
    }
    const small = await imageOf(await picture(300, 500).png().toBuffer());
    expect(small.renditions.map(({ width, height }) => [width, height])).toEqual([
      [300, 500],
      [300, 500],
      [300, 500],
      [240, 400],
      [240, 400],
      [240, 400],
    ]);
  });

  test("is an address that products take with every public URL, and that the shop on the internet serves", async () => {
    const open = await testShop({
      publicUrl: "https://shop.example",
      adminUrl: "https://admin.shop.example",
    });
    const admin = await open.admin();
    const { uploadId, url } = await admin.json<{ uploadId: string; url: string }>(
      admin.post("/admin/uploads", { fileName: "mug.png", contentType: "image/png", size: 1 }),
    );
    expect(url).toMatch(/^https:\/\/admin\.shop\.example\/_local\/files\/uploads\//);
    expect((await admin.post(`/admin/uploads/${uploadId}/image`)).status).toBe(400);
    const sent = await uploadPicture(open, admin, await picture(50, 50).png().toBuffer());
    expect(sent.status).toBe(200);
    const { imageUrl } = await admin.json<UploadedImage>(admin.post(`/admin/uploads/${sent.uploadId}/image`));
    await open.addProduct({ imageUrl });
    expect((await open.guest.get(imageUrl)).status).toBe(200);
    const raw = await open.fetch(new Request(`https://shop.example/_local/files/uploads/${sent.uploadId}`));
    expect(raw.status).toBe(404);
    await open.close();
  });

  test("takes the type that it has, whatever was declared", async () => {
    const webp = await imageOf(await picture(20, 20).webp().toBuffer(), "image/jpeg");
    expect(webp.width).toBe(20);
    const avif = await imageOf(await picture(64, 64).avif({ effort: 0 }).toBuffer(), "image/avif");
    expect(avif.width).toBe(64);
    expect((await imageOf(await picture(20, 20).gif().toBuffer(), "image/gif")).width).toBe(20);
  });

  test("stands upright and says nothing of where it was taken", async () => {
    const body = await picture(60, 30)
      .jpeg()
      .withExif({
        IFD0: { Orientation: "6", Copyright: "Mei" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100" },
      })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const before = await sharp(body).metadata();
    expect(before.orientation).toBe(6);
    expect(before.exif).toBeDefined();
    const image = await imageOf(body, "image/jpeg");
    expect([image.width, image.height]).toEqual([30, 60]);
    for (const { url } of image.renditions) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(await fileAt(url)).metadata();
      expect({ exif, xmp, iptc, icc, orientation }, url).toEqual({});
    }
  });

  test("of print, of 16 bits or of grey is shown in the colours that it has", async () => {
    for (const body of [
      await picture(30, 30, "#c03020").toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer(),
      await picture(30, 30, "#c03020").toColourspace("rgb16").png().toBuffer(),
    ]) {
      const image = await imageOf(body);
      const [red = 0, green = 0, blue = 0] = await pixelAt(image.imageUrl);
      expect(
        Math.abs(red - 0xc0) + Math.abs(green - 0x30) + Math.abs(blue - 0x20),
        `${red} ${green} ${blue}`,
      ).toBeLessThan(60);
    }
    const grey = await imageOf(await picture(30, 30).greyscale().png().toBuffer());
    expect(grey.width).toBe(30);
  });

  test("that is transparent stays so as WebP and AVIF and is on white as JPEG", async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const body = await sharp({ create: { width: 20, height: 20, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const { renditions, color } = await imageOf(body);
    const [webp, avif, jpeg] = await Promise.all(renditions.slice(0, 3).map(({ url }) => pixelAt(url)));
    expect([webp?.at(3), avif?.at(3)]).toEqual([0, 0]);
    expect(jpeg?.slice(0, 3)).toEqual([255, 255, 255]);
    expect(color).toBe("#f8f8f8");
  });
});

describe("a file that is no picture for a shop is refused in plain words", () => {
  test("because it is none", async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
    for (const text of [
      "hello",
      svg,
      `<!doctype html><script>alert(1)</script>`,
      "%PDF-1.7\n1 0 obj",
      "GIF87",
      "BM123456789012",
    ])
      expect(await refusalOf(Buffer.from(text)), text).toBe(
        "file is not a picture. Upload a JPEG, PNG, WebP, AVIF or GIF file.",
      );
  });

  test("because it is cut short, or only begins like a picture", async () => {
    const whole = await picture(800, 600, "#fff", 30).jpeg().toBuffer();
    const png = await picture(300, 300, "#fff", 30).png().toBuffer();
    for (const body of [
      whole.subarray(0, whole.length / 2),
      png.subarray(0, png.length / 2),
      Buffer.concat([whole.subarray(0, 3), Buffer.from("<html>")]),
      Buffer.from("GIF89a<script>alert(1)</script>"),
      Buffer.from("RIFF0000WEBPVP8 0000"),
      Buffer.from("0000ftypavif0000"),
    ])
      expect(await refusalOf(body)).toBe(
        "file is damaged and cannot be read. Save the picture again and upload it.",
      );
  });

  test("because it is empty, or did not arrive", async () => {
    const { uploadId } = await uploadPicture(shop, staff, new Uint8Array());
    expect(await issueOf(await finish(uploadId))).toBe("file is empty.");
    const body = await picture(20, 20).png().toBuffer();
    const part = await uploadPicture(shop, staff, body, { size: body.length + 1 });
    expect(await issueOf(await finish(part.uploadId))).toBe(
      "file did not arrive completely. Upload it again.",
    );
    const tooMuch = await uploadPicture(shop, staff, body, { size: body.length - 1 });
    expect(tooMuch.status).toBe(413);
    expect(await issueOf(await finish(tooMuch.uploadId))).toBe("file has not arrived yet. Upload it again.");
  });

  test("because it has too many pixels, however few bytes it takes", async () => {
    const large = await picture(8000, 6000, "#ffffff").png({ compressionLevel: 9 }).toBuffer();
    expect(large.length).toBeLessThan(200_000);
    expect(await refusalOf(large)).toBe("file has 48 megapixels. Pictures can have at most 40.");
    const lying = Buffer.from(await picture(20, 20).png().toBuffer());
    lying.writeUInt32BE(200_000, 16);
    lying.writeUInt32BE(200_000, 20);
    expect(await refusalOf(lying)).toBe("file has 40,000 megapixels. Pictures can have at most 40.");
    lying.writeUInt32BE(0xff_ff_ff_ff, 16);
    expect(await refusalOf(lying)).toContain("file is damaged");
  });

  test("because it is an animation", async () => {
    const frames = await Promise.all(
      ["red", "blue"].map((colour) => picture(10, 10, colour).png().toBuffer()),
    );
    const animated = sharp(frames, { join: { animated: true } });
    for (const body of [await animated.clone().gif().toBuffer(), await animated.clone().webp().toBuffer()])
      expect(await refusalOf(body)).toBe("file is an animation. Upload a still picture.");
  });

  test("before it is sent, when it is too large or of another type", async () => {
    const begin = (fields: object) =>
      staff.post("/admin/uploads", { fileName: "mug.png", contentType: "image/png", size: 10, ...fields });
    const large = await begin({ size: 20 * 1024 * 1024 + 1 });
    expect([large.status, await large.json()]).toMatchObject([
      413,
      { error: { code: "PAYLOAD_TOO_LARGE", details: { maxBytes: 20 * 1024 * 1024 } } },
    ]);
    expect(await issueOf(await begin({ size: 0 }))).toContain("the file is empty");
    expect(await issueOf(await begin({ contentType: "image/svg+xml" }))).toContain(
      "contentType must be one of",
    );
    expect(await issueOf(await begin({ fileName: " " }))).toContain("fileName");
    const { url } = await staff.json<{ url: string }>(begin({}));
    const other = await shop.fetch(
      new Request(url, { method: "PUT", headers: { "content-type": "text/html" }, body: "0123456789" }),
    );
    expect(other.status).toBe(415);
  });
});
