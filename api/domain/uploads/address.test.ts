import { expect, test } from "vitest";
import { jpegPicture, pictureColor, pictureName, pictureSet, sizesFor, smallPicture } from "./address.ts";

const folder = "/images/products/7c9e6679-7425-40de-944b-e07fc1f90ae7";
const file = (size: number, ending: "avif" | "webp" | "jpg") =>
  `${folder}/${pictureName({ digest: "0f1e2d3c4b5a6978", color: "#8a5a2b", size }, ending)}`;

test("a picture is kept in sizes up to the first that takes all of it", () => {
  expect([1, 400, 401, 800, 801, 1600, 4000].map((side) => sizesFor(side).at(-1))).toEqual([
    400, 400, 800, 800, 1600, 1600, 1600,
  ]);
  expect(sizesFor(900)).toEqual([400, 800, 1600]);
});

test("pages read from an address which other files there are, and the colour to show until one arrives", () => {
  for (const side of [300, 700, 1600]) {
    const sizes = sizesFor(side);
    const address = file(sizes.at(-1) ?? 0, "webp");
    expect(pictureSet(address, "avif")).toBe(sizes.map((size) => `${file(size, "avif")} ${size}w`).join(","));
    expect(smallPicture(address)).toBe(file(400, "webp"));
    expect(jpegPicture(address)).toBe(file(Math.min(800, sizes.at(-1) ?? 0), "jpg"));
    expect(pictureColor(address)).toBe("#8a5a2b");
  }
});

test("any other address stays as it is", () => {
  for (const address of [
    "",
    "https://pictures.example/mug-8a5a2b-800.webp",
    "//pictures.example/images/mug-8a5a2b-800.webp",
    `${folder}.svg`,
    // As uploads were called before they were kept as AVIF.
    `${folder}/0f1e2d3c4b5a6978-1600x1200.webp`,
    file(800, "avif"),
    `${file(800, "webp")}?v=2`,
  ]) {
    expect([pictureSet(address, "avif"), pictureColor(address)], address).toEqual([undefined, undefined]);
    expect([smallPicture(address), jpegPicture(address)]).toEqual([address, address]);
  }
});
