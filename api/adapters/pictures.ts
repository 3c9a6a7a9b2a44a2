import { createHash } from "node:crypto";
import type { Sharp } from "sharp";
import {
  mostMegapixels,
  type Picture,
  type Pictures,
  type Refusal,
  type Rendition,
} from "../ports/pictures.ts";
import { lazy } from "./lazy.ts";

/** Pixels of the longer side. */
const sizes = [1600, 800, 400] as const;
const largest = sizes[0];
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
      .resize({ width: largest, height: largest, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  if (!decoded) return { kind: "damaged" };
  const { width, height, channels } = decoded.info;
  const pixels = () => sharp(decoded.data, { raw: { width, height, channels } });
  const longer = Math.max(width, height);
  const renditions: Rendition[] = [];
  for (const size of [Math.min(longer, largest), ...sizes.filter((one) => one < Math.min(longer, largest))]) {
    const sized = () => pixels().resize({ width: size, height: size, fit: "inside" });
    renditions.push(await saved(sized().webp({ quality: 82 }), "image/webp"));
    const onWhite = sized().flatten({ background: "#ffffff" });
    renditions.push(await saved(onWhite.jpeg({ quality: 82, progressive: true }), "image/jpeg"));
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

async function saved(picture: Sharp, type: Rendition["type"]): Promise<Rendition> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { type, width: info.width, height: info.height, body: data };
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
