import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import { pictureColor, pictureSet } from "../../../api/domain/uploads/address.ts";
import { demoProducts } from "./catalog.ts";
import { pictureAddress, pictureId, publishPictures } from "./pictures.ts";
import { categories } from "./vocabulary/categories.ts";

const folder = "scripts/demo/pictures";
const files = globSync(`${folder}/*/*.{avif,webp,jpg}`);
const kinds = categories.flatMap(({ name: category, kinds: some }) =>
  some.map((kind) => ({ category, ...kind })),
);

test("every product of a shop with 2,000 has a picture of its own kind, material and colour", () => {
  for (const { name, category, pictures, variants } of demoProducts(2_000)) {
    const kind = kinds.find((one) => one.category === category && name.endsWith(` ${one.noun}`));
    // "Waxed Canvas Wash Bag" is waxed canvas, not canvas: the longest match counts.
    const [material] = (kind?.materials ?? [])
      .filter((one) => name.includes(` ${one.name} ${kind?.noun}`))
      .toSorted((one, other) => other.name.length - one.name.length);
    if (!kind || !material) throw new Error(`${name} is of no kind`);
    const of = (colour: string | undefined) =>
      pictureId({ category, noun: kind.noun, material: material.name, colour, view: "front" });
    expect(pictures[0]).toBe(of(variants[0]?.options["Colour"]));
    expect(pictureAddress(pictures[0] ?? ""), name).toBeDefined();
    for (const { picture, options } of variants)
      if (options["Colour"] !== undefined) {
        expect(picture).toBe(of(options["Colour"]));
        expect(pictureAddress(picture ?? ""), `${name} in ${options["Colour"]}`).toBeDefined();
      }
  }
});

test("every kind has a second view in its first material", () => {
  for (const { category, noun, materials, options } of kinds) {
    const colour = options?.find(({ name }) => name === "Colour")?.values[0];
    const id = pictureId({ category, noun, material: materials[0]?.name ?? "", colour, view: "detail" });
    expect(pictureAddress(id), id).toBeDefined();
  }
});

test("all files that pages ask for are there, in the sizes that they are for, and together under 20 MB", async () => {
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as Record<string, object>;
  const needed = Object.keys(manifest).flatMap((id) => [
    ...(id.startsWith("scenes/") ? [400, 800, 1600] : [400, 800]).flatMap((size) =>
      ["avif", "webp"].map((ending) => `${folder}/${id}-${size}.${ending}`),
    ),
    `${folder}/${id}-800.jpg`,
  ]);
  expect(files.toSorted()).toEqual(needed.toSorted());
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(20 * 1024 * 1024);
  for (const file of files.filter((_, place) => place % 37 === 0)) {
    const { width, height } = await sharp(file).metadata();
    expect(Math.max(width, height), file).toBe(Number(/-(\d+)\.\w+$/.exec(file)?.[1]));
  }
});

test("a shop is given the files of the pictures that its products have, at the addresses that they name", async () => {
  const put = new Map<string, string>();
  const ids = [...demoProducts(12)].flatMap(({ pictures }) => pictures);
  await publishPictures(
    { put: async (key, body, type) => void put.set(`/${key}`, `${type} ${body.byteLength > 1_000}`) },
    ids,
  );
  for (const id of ids) {
    const address = pictureAddress(id);
    if (address === undefined) continue;
    expect(pictureColor(address)).toMatch(/^#[0-9a-f]{6}$/);
    for (const ending of ["avif", "webp"] as const)
      for (const file of pictureSet(address, ending)?.split(",") ?? [])
        expect(put.get(file.split(" ")[0] ?? ""), file).toBe(`image/${ending} true`);
    expect(put.get(address.replace(/webp$/, "jpg"))).toBe("image/jpeg true");
  }
  expect(existsSync(`${folder}/kitchen`)).toBe(true);
});
