import { createHash } from "node:crypto";
import type { Sharp } from "sharp";
import { largestSize, sizesFor } from "../domain/uploads/address.ts";
import {
  mostMegapixels,
  type Picture,
  type Pictures,
  type Refusal,
  type Rendition,
} from "../ports/pictures.ts";
import { lazy } from "./lazy.ts";

const megapixel = 1_000_000;

/** The loaders that may see an upload; libvips has others, which read SVG, PDF or a program's own formats. */
const loaders = ["Jpeg", "Png", "Webp", "Heif", "Nsgif"].map((name) => `VipsForeignLoad${name}`);

const library = lazy(async () => {
  const { default: sharp } = await import("sharp");
  // Nothing is shown twice, and one thread for the one picture at a time leaves the other processors to requests.
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: loaders });
  return sharp;
});

let last: Promise<unknown> = Promise.resolve();

/** The Pictures port by the package sharp, which decodes outside of the event loop. One picture at a time per process. */
export const pictures: Pictures = {
  render(read) {
    const mine = last.then(async () => {
      const bytes = await read();
      return bytes && rendered(bytes);
    });
    last = mine.catch(() => undefined);
    return mine;
  },
};

async function rendered(bytes: Uint8Array): Promise<Picture | Refusal> {
  if (!isPicture(bytes)) return { kind: "unknown" };
  const sharp = await library();
  const described = await orUndefined(sharp(bytes, { limitInputPixels: false }).metadata());
  if (!described) return { kind: "damaged" };
  if ((described.pages ?? 1) > 1) return { kind: "animated" };
  const megapixels = (described.width * described.height) / megapixel;
  if (megapixels > mostMegapixels) return { kind: "large", megapixels };
  const decoded = await orUndefined(
    // Refuses what is cut short; the warnings of cameras' own files do no harm.
    sharp(bytes, { limitInputPixels: mostMegapixels * megapixel, failOn: "error" })
      .autoOrient()
      .resize({ width: largestSize, height: largestSize, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  if (!decoded) return { kind: "damaged" };
  const { width, height, channels } = decoded.info;
  const pixels = () => sharp(decoded.data, { raw: { width, height, channels } });
  const renditions: Rendition[] = [];
  for (const size of sizesFor(Math.max(width, height)).toReversed()) {
    const sized = () =>
      pixels().resize({ width: size, height: size, fit: "inside", withoutEnlargement: true });
    const onWhite = sized().flatten({ background: "#ffffff" });
    for (const [type, encoded] of [
      ["image/webp", sized().webp({ quality: 82 })],
      // The default effort takes seconds for the largest size and saves a few percent.
      ["image/avif", sized().avif({ quality: 60, effort: 2 })],
      ["image/jpeg", onWhite.jpeg({ quality: 82, progressive: true })],
    ] as const)
      renditions.push(await saved(encoded, type, size));
  }
  const [first, ...others] = renditions;
  if (!first) return { kind: "damaged" };
  const small = await pixels()
    .resize(100)
    .flatten({ background: "#ffffff" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { dominant } = await sharp(small.data, { raw: small.info }).stats();
  return {
    kind: "picture",
    color: `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, "0")).join("")}`,
    digest: createHash("sha256").update(bytes).digest("hex").slice(0, 16),
    renditions: [first, ...others],
  };
}

async function saved(picture: Sharp, type: Rendition["type"], size: number): Promise<Rendition> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { type, size, width: info.width, height: info.height, body: data };
}

/** Whether a file begins as JPEG, PNG, GIF, WebP or AVIF do. */
function isPicture(bytes: Uint8Array): boolean {
  const hex = Buffer.from(bytes.subarray(0, 12)).toString("hex");
  return /^(ffd8ff|89504e470d0a1a0a|474946383[79]61|52494646.{8}57454250|.{8}6674797061766966|.{8}6674797061766973)/.test(
    hex,
  );
}

/** What libvips throws about a file is about the file. */
const orUndefined = <T>(decoded: Promise<T>): Promise<T | undefined> => decoded.catch(() => undefined);
