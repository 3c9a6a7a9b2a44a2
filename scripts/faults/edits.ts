import { updateProduct } from "../../api/domain/catalog/service.ts";
import type { SettingsPart, SettingsParts } from "../../api/domain/settings/parts.ts";
import { changeSettings } from "../../api/domain/settings/service.ts";
import type { Random } from "../testing/random.ts";
import type { World } from "../testing/world/process.ts";
import { askUntilAnswered, staff, type Tally, wait } from "./ask.ts";
import { pricesFrom } from "./places.ts";

const kinds = [
  "book prices",
  "book prices",
  "delivery prices",
  "method",
  "zone",
  "tax rates",
  "registration",
  "tax inside",
] as const;

/** An edit of what orders are priced by; `by` makes it another than the last. */
export type PriceEdit = {
  readonly what: (typeof kinds)[number];
  readonly by: number;
  readonly turns: number;
};

/** In most runs staff edit prices, zones, methods and taxes while people buy. */
export const editsFrom = (random: Random): readonly PriceEdit[] =>
  Array.from({ length: random.next() < 0.7 ? random.between(1, 6) : 0 }, () => ({
    what: random.pick(kinds),
    by: random.between(1, 99),
    turns: random.between(0, 25),
  }));

/** Makes the edits one after the other, as one person does; `random` chooses new prices. */
export async function editPrices(
  world: World,
  edits: readonly PriceEdit[],
  { productId, random }: { readonly productId: string; readonly random: Random },
  tally: Tally,
): Promise<void> {
  for (const edit of edits) {
    await wait(edit.turns);
    const prices = pricesFrom(random);
    const done =
      edit.what === "book prices"
        ? await askUntilAnswered(world, ({ deps }) =>
            updateProduct(deps, staff, { productId, edit: { prices } }),
          )
        : await changed(world, edit.what, edit.by);
    tally.answered("prices", edit.what, done);
  }
}

/** Reads the part, changes it, and saves it on that version, as the page does. */
function changed(world: World, what: Exclude<PriceEdit["what"], "book prices">, by: number) {
  switch (what) {
    case "delivery prices":
      return change(world, "shipping", (before) => ({
        ...before,
        methods: before.methods.map((method) => ({
          ...method,
          bands: method.bands.map((band) => ({ ...band, price: dearer(band.price, by) })),
        })),
      }));
    case "method":
      return change(world, "shipping", ({ methods, ...rest }) => {
        const express = methods.filter(({ methodId }) => methodId.startsWith("express"));
        const others = methods.filter(({ methodId }) => !methodId.startsWith("express"));
        return { ...rest, methods: express.length > by % 4 ? [...others, ...express.slice(1)] : others };
      });
    case "zone":
      return change(world, "shipping", ({ zones, ...rest }) => ({
        ...rest,
        zones: zones.map((zone) =>
          zone.zoneId === "de" ? { ...zone, countries: by % 2 === 0 ? ["AT"] : ["DE", "FR"] } : zone,
        ),
      }));
    case "tax rates":
      return change(world, "taxes", (before) => ({
        ...before,
        rates: Object.fromEntries(
          ["US", "DE", "JP"].map((country) => [
            country,
            { rates: [{ from: "0001-01-01", standard: [{ name: "Tax", basisPoints: by * 25 }] }] },
          ]),
        ),
      }));
    case "registration":
      return change(world, "taxes", (before) => ({
        ...before,
        registrations: before.registrations.map((one) =>
          one.country === "DE" ? { ...one, from: by % 2 === 0 ? "2199-01-01" : "0001-01-01" } : one,
        ),
      }));
    case "tax inside":
      return change(world, "markets", ({ books, markets }) => ({
        markets,
        books: books.map((book) =>
          book.bookId === (by % 2 === 0 ? "de" : "jp") ? { ...book, taxIncluded: !book.taxIncluded } : book,
        ),
      }));
  }
}

const change = <P extends SettingsPart>(
  world: World,
  part: P,
  edit: (before: SettingsParts[P]) => SettingsParts[P],
) =>
  askUntilAnswered(world, async ({ deps }) => {
    const { value, version } = await deps.settings.find(part);
    return changeSettings(deps, staff, { part, value: edit(value), versions: [version] });
  });

/** In whole units of every currency. */
const dearer = (price: Readonly<Record<string, number>>, by: number) =>
  Object.fromEntries(Object.entries(price).map(([book, amount]) => [book, (amount + by * 100) % 300_000]));
