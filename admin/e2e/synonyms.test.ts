import { expect, test } from "vitest";
import { addProduct, api, openBrowser } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();

test("a search that found nothing finds products once staff add it as a synonym, and no more after undo", async () => {
  const word = `zz${crypto
    .randomUUID()
    .replaceAll(/[^a-f]/g, "")
    .slice(0, 8)}q`;
  const { name } = await addProduct({ name: `Harmonium ${word.toUpperCase()}` });
  const slang = `xx${word.split("").toReversed().join("")}`;
  const found = async (): Promise<string[]> =>
    (await api<{ items: { name: string }[] }>("GET", `/search?q=${slang}`)).items.map((item) => item.name);
  expect(await found()).toEqual([]);
  const { page, troubles } = await staffAt(browser, "/search");
  const add = page.getByRole("link", { name: `Add “${slang}” as synonym` });
  await expect
    .poll(
      async () => {
        await page.reload();
        await loaded(page);
        return add.count();
      },
      { interval: 1_000 },
    )
    .toBe(1);
  await add.click();
  await page.getByRole("heading", { level: 1, name: "Synonyms" }).waitFor();
  const group = page.getByLabel(/^Group \d+$/).last();
  expect(await group.inputValue()).toBe(`${slang}, `);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("must have two words or more that mean the same").first().waitFor();
  await group.fill(`${slang}, ${word}`);
  await page.getByLabel("Search as a customer").fill(slang);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByText("1 product is found.").waitFor();
  await page.getByText(name).waitFor();
  expect(await found()).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Synonyms saved.").waitFor();
  await expect.poll(found).toEqual([name]);
  await page.getByRole("button", { name: "Undo last save" }).click();
  await expect.poll(found).toEqual([]);
  expect(troubles.filter((trouble) => !/400/.test(trouble))).toEqual([]);
});
