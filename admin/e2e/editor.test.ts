import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, inject, test } from "vitest";
import { addProduct, api, changeProduct, openBrowser, staff } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();

type Kept = { readonly slug: string; readonly version: number } & Record<string, unknown>;
const stored = async (id: string): Promise<Kept> =>
  api<Kept>("GET", `/admin/products/${id}`, undefined, await staff());
const pngFile = async (name: string, background: string) => ({
  name,
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .png()
    .toBuffer(),
});
type TestFile = Awaited<ReturnType<typeof pngFile>>;

/** Files as a drop or a paste brings them. */
const transferOf = (page: Page, files: readonly TestFile[]) =>
  page.evaluateHandle(
    (all) => {
      const transfer = new DataTransfer();
      for (const { name, type, bytes } of all)
        transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      return transfer;
    },
    files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, bytes: [...buffer] })),
  );

/** Drops files on the pictures of the editor, as from a folder of the computer. */
async function dropFiles(page: Page, files: readonly TestFile[]): Promise<void> {
  const dataTransfer = await transferOf(page, files);
  const zone = page.getByText("Drop or paste pictures here, or choose files.");
  await zone.dispatchEvent("dragover", { dataTransfer });
  await page.getByText("Drop to add").dispatchEvent("drop", { dataTransfer });
}

/** Pastes files while a field has the focus. */
async function pasteFiles(page: Page, files: readonly TestFile[]): Promise<void> {
  const clipboard = await transferOf(page, files);
  await page
    .getByLabel("Name", { exact: true })
    .evaluate(
      (field, clipboardData) =>
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })),
      clipboard,
    );
}

const chooseFiles = (page: Page, files: readonly TestFile[]): Promise<void> =>
  page.getByLabel("Picture files").setInputFiles([...files]);

/** Keeps uploads waiting until the answer is called. */
async function holdUploads(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route("**/_local/files/uploads/**", async (route) => {
    await held.promise;
    await route.continue();
  });
  return held.resolve;
}

/** How wide each picture of the page is of itself; 0 is one that cannot be shown. */
/** In pixels, of the files that the browser chose. */
const widthsOf = (page: Page, label: string): Promise<readonly number[]> =>
  page
    .getByRole("list", { name: label })
    .locator("img")
    .evaluateAll((images) =>
      Promise.all(
        images.map(async (image) => {
          if (!(image instanceof HTMLImageElement)) return 0;
          image.loading = "eager";
          await image.decode().catch(() => undefined);
          // Beside srcset naturalWidth is not that of the file.
          const file = new Image();
          file.src = image.currentSrc;
          await file.decode().catch(() => undefined);
          return file.naturalWidth;
        }),
      ),
    );

test("a product with variants is made, said not to be available without units, and seen in the store", async () => {
  const name = `Linen shirt ${crypto.randomUUID().slice(0, 8)}`;
  const { page, troubles } = await staffAt(browser, "/products/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Price", { exact: true }).fill("39.90");
  await page.getByLabel("Category").fill("Wear");
  await page.getByRole("button", { name: "Add option" }).click();
  await page.getByLabel("Option 1", { exact: true }).fill("Size");
  await page.getByLabel("Values of option 1").fill("S, M, L");
  await page.getByRole("button", { name: "Create all combinations" }).click();
  await page.getByLabel("Fill all variants with").fill("4");
  await page.getByRole("button", { name: "Stock of new ones" }).click();
  await page.getByLabel("Stock of L").fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByText("is out of stock. Add units in the inventory.").waitFor();
  const product = await stored(new URL(page.url()).pathname.split("/").at(-1) ?? "");
  expect(product).toMatchObject({ price: 39.9, stock: 8, variants: [{ options: { Size: "S" } }, {}, {}] });
  const store = await browser.newPage();
  await store.goto(`${inject("webUrl")}/p/${product.slug}`);
  await store.getByRole("heading", { level: 1, name }).waitFor();
  await store.close();
  expect(troubles).toEqual([]);
});

test("the second of two people who save a product sees both versions, takes one and keeps one", async () => {
  const { productId } = await addProduct({ name: "Kettle", price: 30, description: "Old" });
  const { page, troubles } = await staffAt(browser, `/products/${productId}`);
  await page.getByLabel("Price", { exact: true }).fill("28");
  await page.getByLabel("Name", { exact: true }).fill("My kettle");
  await changeProduct(productId, { price: 35, name: "Their kettle", description: "Whistles" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Somebody else saved this product").waitFor();
  await page.getByText("Theirs: 35.00").waitFor();
  await page.getByRole("button", { name: "Use their name" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Somebody else saved this product").waitFor({ state: "detached" });
  await loaded(page);
  expect(await stored(productId)).toMatchObject({
    price: 28,
    name: "Their kettle",
    description: "Whistles",
    version: 3,
  });
  // The browser reports the answer 409 itself.
  expect(troubles.filter((trouble) => !trouble.includes("409"))).toEqual([]);
});

test("two pictures are dropped and chosen for a product with variants, and the store shows them", async () => {
  const name = `Enamel mug ${crypto.randomUUID().slice(0, 8)}`;
  const { page, troubles } = await staffAt(browser, "/products/new");
  const release = await holdUploads(page);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Price", { exact: true }).fill("14.50");
  await page.getByLabel("Category").fill("Kitchen");
  await page.getByRole("button", { name: "Add option" }).click();
  await page.getByLabel("Option 1", { exact: true }).fill("Color");
  await page.getByLabel("Values of option 1").fill("Red, Blue");
  await page.getByRole("button", { name: "Create all combinations" }).click();
  await dropFiles(page, [await pngFile("red.png", "#aa2222")]);
  await chooseFiles(page, [await pngFile("blue.png", "#2222aa")]);
  await page.getByRole("progressbar", { name: "Upload of red.png" }).waitFor();
  await page.getByRole("progressbar", { name: "Upload of blue.png" }).waitFor();
  const save = page.getByRole("button", { name: "Save" });
  expect(await save.isDisabled()).toBe(true);
  await page.getByText("Uploading 2 pictures. Save when it's done.").waitFor();
  release();
  await page.getByRole("img", { name: "Picture 2" }).waitFor();
  await page.getByRole("progressbar").first().waitFor({ state: "detached" });
  await page.getByText("All pictures are uploaded.").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Picture of Blue" }).click();
  await page.getByRole("button", { name: "Picture 2", exact: true }).click();
  await save.click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  const { imageUrl, images, variants, slug } = await stored(
    new URL(page.url()).pathname.split("/").at(-1) ?? "",
  );
  expect(imageUrl).toMatch(/^\/images\/products\/[\w-]+\/[\w-]+\.webp$/);
  expect(images).toEqual([expect.stringMatching(/\.webp$/)]);
  expect(images).not.toContain(imageUrl);
  expect(variants).toMatchObject([{ pictureUrl: imageUrl }, { imageUrl: (images as string[])[0] }]);
  const store = await browser.newPage();
  await store.goto(`${inject("webUrl")}/p/${slug}`);
  await store.getByRole("heading", { level: 1, name }).waitFor();
  expect(await widthsOf(store, "Product images")).toEqual([640, 400]);
  await store.close();
  expect(troubles).toEqual([]);
});

test("a file that is no picture, has another type or is too large is refused by name, and the others stay", async () => {
  const { productId } = await addProduct();
  const { page, troubles } = await staffAt(browser, `/products/${productId}`);
  const text = Buffer.from("Dear diary");
  await chooseFiles(page, [
    { name: "lies.jpg", mimeType: "image/jpeg", buffer: text },
    await pngFile("good.png", "#22aa22"),
    { name: "notes.txt", mimeType: "text/plain", buffer: text },
    { name: "huge.png", mimeType: "image/png", buffer: Buffer.alloc(21 * 1024 * 1024) },
    { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) },
  ]);
  const pictures = page.getByRole("region", { name: "Pictures" });
  const tile = (name: string) => pictures.getByRole("listitem").filter({ hasText: name });
  await tile("lies.jpg").getByText("This file is not a picture.").waitFor();
  await tile("notes.txt").getByText("This isn't a JPEG, PNG, WebP, AVIF or GIF file.").waitFor();
  await tile("huge.png").getByText("This file has 21 MB. At most 20 MB are allowed.").waitFor();
  await tile("empty.png").getByText("This file is empty.").waitFor();
  await pictures.getByRole("img", { name: "Picture 2" }).waitFor();
  await pictures.getByRole("button", { name: "Remove notes.txt" }).click();
  await tile("notes.txt").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Product saved").waitFor();
  await tile("lies.jpg").waitFor({ state: "detached" });
  expect(await stored(productId)).toMatchObject({ imageUrl: expect.stringMatching(/\.webp$/), images: [] });
  expect(troubles).toEqual([]);
});

test("a pasted picture is uploaded, one that lost its connection is tried again, one that was cancelled is gone", async () => {
  const { productId } = await addProduct();
  const { page, troubles } = await staffAt(browser, `/products/${productId}`);
  await page.route("**/_local/files/uploads/**", (route) => route.abort());
  await chooseFiles(page, [await pngFile("mug.png", "#22aaaa")]);
  await page.getByText("The connection was lost. Try again.", { exact: true }).waitFor();
  await page.unroute("**/_local/files/uploads/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("img", { name: "Picture 1" }).waitFor();
  await pasteFiles(page, [await pngFile("pasted.png", "#aaaa22")]);
  await page.getByRole("img", { name: "Picture 2" }).waitFor();
  const release = await holdUploads(page);
  await chooseFiles(page, [await pngFile("second.png", "#aa22aa")]);
  await page.getByRole("button", { name: "Cancel second.png" }).click();
  await page.getByText("second.png").waitFor({ state: "detached" });
  expect(await page.getByRole("button", { name: "Save" }).isEnabled()).toBe(true);
  release();
  expect(troubles).toEqual([]);
});

test("leaving asks while pictures are uploading or unsaved, and staying keeps them", async () => {
  const { productId } = await addProduct();
  const { page, troubles } = await staffAt(browser, `/products/${productId}`);
  const orders = page.getByRole("link", { name: "Orders", exact: true });
  const release = await holdUploads(page);
  await chooseFiles(page, [await pngFile("mug.png", "#2222aa")]);
  await page.getByRole("progressbar", { name: "Upload of mug.png" }).waitFor();
  await orders.click();
  await page.getByRole("dialog", { name: "Leave while pictures are uploading?" }).waitFor();
  await page.getByRole("button", { name: "Stay" }).click();
  release();
  await page.getByRole("img", { name: "Picture 1" }).waitFor();
  await orders.click();
  await page.getByRole("dialog", { name: "Leave without saving?" }).waitFor();
  await page.getByRole("button", { name: "Leave page" }).click();
  await page.getByRole("heading", { level: 1, name: "Orders" }).waitFor();
  expect(troubles).toEqual([]);
});

test("pictures are put in order with the keyboard and by dragging, removed, and brought back", async () => {
  const { productId } = await addProduct({ imageUrl: "/favicon.svg?1", images: ["/favicon.svg?2"] });
  const { page, troubles } = await staffAt(browser, `/products/${productId}`);
  const order = () =>
    page
      .getByRole("link", { name: /^Open picture \d in full size$/ })
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")?.slice(-1)));
  await page.getByLabel("Add by address").fill("/favicon.svg?3");
  await page.keyboard.press("Enter");
  await expect.poll(order).toEqual(["1", "2", "3"]);
  await page.getByRole("button", { name: "Make first: picture 3" }).press("Enter");
  await expect.poll(order).toEqual(["3", "1", "2"]);
  await page.getByText("Moved to place 1 of 3.").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Move picture 1 right" }).press("Enter");
  await expect.poll(order).toEqual(["1", "3", "2"]);
  // The focus has moved with the picture.
  await page.keyboard.press("Enter");
  await expect.poll(order).toEqual(["1", "2", "3"]);
  const tiles = page.getByRole("region", { name: "Pictures" }).getByRole("listitem");
  await tiles.nth(2).dragTo(tiles.nth(0));
  await expect.poll(order).toEqual(["3", "1", "2"]);
  await page.getByRole("button", { name: "Remove picture 2" }).click();
  await expect.poll(order).toEqual(["3", "2"]);
  await page.keyboard.press("Enter");
  await expect.poll(order).toEqual(["3", "1", "2"]);
  for (const place of [1, 1, 1]) await page.getByRole("button", { name: `Remove picture ${place}` }).click();
  await page.getByText("Until you add one, the store shows the product's initial.").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Product saved").waitFor();
  expect(await stored(productId)).toMatchObject({
    imageUrl: `/images/products/${productId}.svg`,
    images: [],
  });
  expect(troubles).toEqual([]);
});
