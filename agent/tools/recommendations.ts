import { priceRangeOf } from "../../api/domain/catalog/prices.ts";
import { type Currency, stepOf } from "../../api/domain/money.ts";
import type { Dropped, Found, findFitting, Wishes } from "./finding.ts";
import { optionsOf, pricesOf, productCard, stockText } from "./offered.ts";
import type { Writing } from "./outcomes.ts";
import type { ToolOutcome } from "./tool.ts";

type Bounds = { readonly minPrice?: number | undefined; readonly maxPrice?: number | undefined };

/** Bounds in major units of a currency as minor units that it has; the other way round where they were swapped. */
export function budgetOf({ minPrice, maxPrice }: Bounds, currency: Currency): Bounds {
  const step = stepOf(currency);
  const min = minPrice === undefined ? undefined : Math.ceil((minPrice * 100) / step - 1e-6) * step;
  const max = maxPrice === undefined ? undefined : Math.floor((maxPrice * 100) / step + 1e-6) * step;
  return min !== undefined && max !== undefined && min > max
    ? { minPrice: max, maxPrice: min }
    : { minPrice: min, maxPrice: max };
}

/** What a search found as facts with reasons, cards, and where to go on when nothing fits. */
export function findingOutcome(search: {
  readonly finding: Awaited<ReturnType<typeof findFitting>>;
  readonly wishes: Wishes;
  readonly categories: readonly string[];
  readonly limit: number;
  /** The name of the product that others like it are looked for. */
  readonly like: string | undefined;
  readonly input: { readonly query?: string | undefined; readonly category?: string | undefined };
  readonly writing: Writing;
}): ToolOutcome {
  const { finding, wishes, categories, limit, like, input, writing } = search;
  const shown = finding.found.slice(0, limit);
  const lowest = lowestOf(shown);
  const reasoned = shown.map((one) => ({
    ...one,
    reason: reasonFor(one, wishes, finding.dropped, writing, one === lowest),
  }));
  const relaxed = finding.dropped.map((one) => droppedText(one, wishes, writing));
  return {
    facts: {
      total: finding.total,
      currency: writing.currency,
      products: reasoned.map(({ product, forms, reason }) => ({
        productId: product.productId,
        name: product.name,
        ...pricesOf(forms, writing),
        category: product.category,
        options: optionsOf(product),
        available: forms.reduce((sum, { available }) => sum + Math.max(0, available), 0),
        reason,
      })),
      ...(relaxed.length > 0 && { relaxed }),
      ...(finding.correction !== undefined && { searchedFor: finding.correction }),
      ...(shown.length === 0 && { categories }),
    },
    asked: {
      ...(input.query && { query: input.query }),
      ...(input.category && { category: input.category }),
      ...(wishes.minPrice !== undefined && { minPrice: writing.shortMoney(wishes.minPrice) }),
      ...(wishes.maxPrice !== undefined && { maxPrice: writing.shortMoney(wishes.maxPrice) }),
      ...(wishes.options.length > 0 && { options: wishes.options }),
      ...(like !== undefined && { similarTo: like }),
    },
    cards: {
      products: reasoned.map(({ product, forms, reason }) =>
        productCard(product, writing, {
          form: wishes.options.length > 0 && forms.length === 1 ? forms[0] : undefined,
          reason,
        }),
      ),
    },
    ...(shown.length === 0 && {
      suggestions: categories.slice(0, 4).map((category) => `Show me ${category}`),
    }),
  };
}

/** The one that costs least, if it is one of several and alone in that. */
function lowestOf(shown: readonly Found[]): Found | undefined {
  const priced = shown.map((one) => ({ one, price: priceOf(one) }));
  const [first, second] = priced.toSorted((a, b) => a.price - b.price);
  return first && second && first.price < second.price ? first.one : undefined;
}

const priceOf = ({ forms, product }: Found): number =>
  forms.length > 0 ? Math.min(...forms.map(({ price }) => price)) : priceRangeOf(product).lowest;

/** Why a product is shown, in sentences that only its facts and the shopper's own limits went into. */
function reasonFor(
  found: Found,
  { minPrice, maxPrice }: Wishes,
  dropped: readonly Dropped[],
  { shortMoney }: Writing,
  isLowest: boolean,
): string {
  const price = priceOf(found);
  const available = found.forms.reduce((sum, one) => sum + Math.max(0, one.available), 0);
  const budget =
    maxPrice === undefined
      ? minPrice !== undefined && price >= minPrice
        ? `At least ${shortMoney(minPrice)}`
        : undefined
      : price < maxPrice
        ? `Under your ${shortMoney(maxPrice)}`
        : price === maxPrice
          ? `Exactly your ${shortMoney(maxPrice)}`
          : `Over your ${shortMoney(maxPrice)}`;
  const parts = [
    stockText(available),
    found.values.length > 0 ? `${found.values.join(", ")}${available > 0 ? " available" : ""}` : undefined,
    dropped.some(({ kind }) => kind === "price") && maxPrice === undefined ? undefined : budget,
    isLowest ? "Lowest price of these" : undefined,
  ];
  return `${parts.filter((part) => part !== undefined).join(". ")}.`;
}

/** A wish that was given up, in the shopper's words. */
function droppedText(dropped: Dropped, { minPrice, maxPrice }: Wishes, { shortMoney }: Writing): string {
  if (dropped.kind === "stock") return "in stock";
  if ("wish" in dropped) return dropped.wish;
  if (minPrice === undefined) return `under ${shortMoney(maxPrice ?? 0)}`;
  return maxPrice === undefined
    ? `over ${shortMoney(minPrice)}`
    : `from ${shortMoney(minPrice)} to ${shortMoney(maxPrice)}`;
}
