import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import * as z from "zod";
import { slugOf } from "../../../api/domain/catalog/product.ts";
import type { Hero } from "../../../api/domain/settings/store-identity.ts";
import { pictureName, sizesFor } from "../../../api/domain/uploads/address.ts";
import type { Files } from "../../../api/ports/files.ts";

const folder = new URL("../../demo/pictures/", import.meta.url);

/** What `scripts/demo/studio/render.py` says of the pictures that it rendered, by their ids. */
const Manifest = z.record(
  z.string(),
  z.object({ sources: z.string(), width: z.int(), height: z.int(), color: z.string() }),
);
const rendered = Manifest.parse(JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")));

/** What is pictured. `colour` is that of a variant. */
export type Pictured = {
  readonly category: string;
  readonly noun: string;
  readonly material: string;
  readonly colour?: string | undefined;
  readonly view: "front" | "detail";
};

/** "Chef's Knife" → "chefs-knife". */
export const pictureWord = (text: string): string => slugOf(text.replaceAll("'", ""));

/** The folder of a category's pictures: "Bedding & Bath" → "bedding". */
export const pictureFolder = (category: string): string => pictureWord(category).split("-")[0] ?? "";

/** The folder and stem of a picture's files: "kitchen/mug-stoneware-front". */
export const pictureId = ({ category, noun, material, colour, view }: Pictured): string =>
  `${pictureFolder(category)}/${[noun, material, ...(colour === undefined ? [] : [colour]), view].map(pictureWord).join("-")}`;

/** A rendered picture's address in the shop. Undefined: it was not rendered. */
export function pictureAddress(id: string): string | undefined {
  const made = rendered[id];
  return made && `/${keyOf(id, made, largestOf(made), "webp")}`;
}

type Made = z.infer<typeof Manifest>[string];

const largestOf = ({ width, height }: Made): number => sizesFor(Math.max(width, height)).at(-1) ?? 0;

const types = { avif: "image/avif", webp: "image/webp", jpg: "image/jpeg" } as const;

/** The scene that the demo's home page begins with. Undefined: it was not rendered. */
export function demoHero(): Hero | undefined {
  const [id, alt] = [
    "scenes/kitchen",
    "A table with a coffee jug, two mugs, a cutting board and a salad bowl",
  ];
  const [made, url] = [rendered[id], pictureAddress(id)];
  return made && url !== undefined ? { url, width: made.width, height: made.height, alt } : undefined;
}

/** Scenes of several things, by their ids. */
export const scenes = ["scenes/kitchen", "scenes/living", "scenes/outdoors"] as const;

/** Puts the files of rendered pictures where uploads of staff are. */
export async function publishPictures(files: Pick<Files, "put">, ids: Iterable<string>): Promise<void> {
  for (const id of new Set(ids)) {
    const made = rendered[id];
    if (!made) continue;
    for (const size of sizesFor(Math.max(made.width, made.height)))
      for (const ending of ["avif", "webp", "jpg"] as const) {
        const file = new URL(`${id}-${size}.${ending}`, folder);
        // Link previews are the only ones that need a JPEG, and take one size.
        if (ending === "jpg" && size !== Math.min(largestOf(made), 800)) continue;
        await files.put(keyOf(id, made, size, ending), await readFile(file), types[ending]);
      }
  }
}

const keyOf = (id: string, { sources, color }: Made, size: number, ending: keyof typeof types): string =>
  `images/products/${uuidOf(id)}/${pictureName({ digest: sources, color, size }, ending)}`;

/** A version 5 UUID of a name. https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5 */
function uuidOf(name: string): string {
  const hex = createHash("sha1").update(`e-com67 demo picture ${name}`).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
