import { listOffered } from "../../api/domain/catalog/offered.ts";
import type { Product } from "../../api/domain/catalog/product.ts";
import { type SearchDeps, searchProducts } from "../../api/domain/search/service.ts";
import { fold } from "../../api/domain/search/text/fold.ts";
import { nounOf } from "../../api/domain/search/text/names.ts";
import { isFiller, tokensOf } from "../../api/domain/search/text/tokens.ts";
import type { SearchSort } from "../../api/ports/search-index.ts";
import { shadesOf } from "./colours.ts";
import { materialsOf } from "./materials.ts";
import type { InMarket } from "./tool.ts";
import { type Form, formsMeeting, formsOf, isWithout } from "./wishes.ts";

export type FindingDeps = SearchDeps & Parameters<typeof listOffered>[0];

/** What a shopper looks for. Prices in minor units, both inclusive; `category` is one that the shop has. */
export type Wishes = {
  readonly text: string;
  readonly category?: string | undefined;
  readonly minPrice?: number | undefined;
  readonly maxPrice?: number | undefined;
  readonly options: readonly string[];
  readonly inStock: boolean;
  readonly sort: SearchSort;
  /** Words that none of the products may have: "leather", and "food" of a category. */
  readonly without?: readonly string[];
  /** Nothing rather than what only comes near. */
  readonly sure?: boolean;
  /** A product that is not among what is looked for. */
  readonly except?: string | undefined;
};

/** A product with its forms that fit, and by which values of theirs. */
export type Found = {
  readonly product: Product;
  readonly forms: readonly Form[];
  readonly values: readonly string[];
};

/** `missing`: words of the text that none of these has. `correction`: what was looked for in place of a misspelt text. */
type Finding = {
  readonly total: number;
  readonly found: readonly Found[];
  readonly missing: readonly string[];
  readonly correction?: string;
};

/** A wish that was given up to find anything. */
export type Dropped =
  | { readonly kind: "word" | "option" | "category"; readonly wish: string }
  | { readonly kind: "stock" | "price" };

/**
 * Finds what the market sells and fits all wishes, with the units that the inventory has; where nothing does, gives up as few
 * wishes as possible and says which. The budget is the last to go, what the shopper looks for never.
 */
export async function findFitting(
  deps: FindingDeps,
  where: InMarket,
  wishes: Wishes,
): Promise<Finding & { readonly dropped: readonly Dropped[] }> {
  for (const { dropped, wishes: left, partly } of attemptsFor(wishes)) {
    const finding = await findAll(deps, where, left, partly);
    if (wishes.sure && !isSure(finding, wishes.text)) break;
    const words = finding.missing.map((wish) => ({ kind: "word", wish }) as const);
    if (finding.found.length > 0) return { ...finding, dropped: [...words, ...dropped] };
  }
  return { total: 0, found: [], missing: [], dropped: [] };
}

/** Whether products were found by their names, categories, tags or options, and not only by a text that has the words. */
const isSure = ({ found, correction }: Finding, text: string): boolean => {
  const words = tokensOf(text).filter(({ word }) => !isFiller(word));
  return (
    correction === undefined &&
    found.some(({ product }) => {
      const own = new Set(termsOf(product));
      return words.every(({ term }) => own.has(term));
    })
  );
};

const termsOf = ({ name, category, tags, options }: Product): readonly string[] =>
  tokensOf([name, category, ...tags, ...options.flatMap(({ values }) => values)].join(" ")).map(
    ({ term }) => term,
  );

type Attempt = {
  readonly wishes: Wishes;
  readonly dropped: readonly Dropped[];
  /** Products that have only some of the words count. */
  readonly partly: boolean;
};

function* attemptsFor(wishes: Wishes): Generator<Attempt> {
  const { options, category, text, minPrice, maxPrice, inStock } = wishes;
  const drop = (change: Partial<Wishes>, dropped: readonly Dropped[], partly = false): Attempt => ({
    wishes: { ...wishes, ...change },
    dropped,
    partly,
  });
  const optionsDropped = options.map((wish) => ({ kind: "option", wish }) as const);
  const hasSubject = text !== "" || category !== undefined;
  yield drop({}, []);
  if (hasSubject && options.length > 1)
    for (const one of optionsDropped)
      yield drop({ options: options.filter((wish) => wish !== one.wish) }, [one]);
  if (hasSubject && options.length > 0) yield drop({ options: [] }, optionsDropped);
  if (category !== undefined && text !== "")
    yield drop({ category: undefined }, [{ kind: "category", wish: category }]);
  if (inStock && hasSubject) yield drop({ inStock: false }, [{ kind: "stock" }]);
  if (text.includes(" ")) {
    yield drop({}, [], true);
    if (options.length > 0) yield drop({ options: [] }, optionsDropped, true);
  }
  if ((minPrice !== undefined || maxPrice !== undefined) && hasSubject) {
    const free = { minPrice: undefined, maxPrice: undefined, sort: nearest(wishes) } as const;
    yield drop(free, [{ kind: "price" }]);
    if (options.length > 0) yield drop({ ...free, options: [] }, [...optionsDropped, { kind: "price" }]);
  }
}

/** Without its bounds the prices nearest to them come first. */
const nearest = ({ maxPrice }: Wishes): SearchSort => (maxPrice === undefined ? "price-desc" : "price-asc");

/** Enough to choose from where the index cannot filter by itself. */
const mostRead = 60;
const leastRead = 24;

async function findAll(
  deps: FindingDeps,
  { actor, market }: InMarket,
  wishes: Wishes,
  partly: boolean,
): Promise<Finding> {
  const { text, category, minPrice, maxPrice, inStock, sort, options, except, without = [] } = wishes;
  const limit = options.length > 0 || without.length > 0 ? mostRead : leastRead;
  const filters = {
    categories: category === undefined ? [] : [category],
    tags: [],
    minPrice,
    maxPrice,
    inStock,
  };
  const results = await Promise.all(
    textsFor(text, options).map((one) =>
      searchProducts(deps, actor, { market, text: one, filters, sort, offset: 0, limit }),
    ),
  );
  const main = results[0];
  const noun = fold(nounOf(text));
  const missingOf = new Map<string, readonly string[]>();
  for (const { hits } of [...results.slice(1), ...results.slice(0, 1)])
    for (const { document, missingWords = [] } of hits) {
      const isWhole = missingWords.length === 0;
      const isOfKind = partly && !missingWords.some((word) => fold(word) === noun);
      if (document.productId !== except && (isWhole || isOfKind) && !missingOf.has(document.productId))
        missingOf.set(document.productId, missingWords);
    }
  const least = Math.min(...[...missingOf.values()].map(({ length }) => length));
  const closest = [...missingOf].flatMap(([id, { length }]) => (length === least ? [id] : []));
  const products = await listOffered(deps, actor, { productIds: closest, market });
  const found = named(products, text, sort).flatMap((product): Found[] => {
    if (!isWithout(product, without)) return [];
    const met = formsMeeting(product, formsOf(product), options);
    const forms = met.forms.filter((form) => fits(form, wishes));
    return forms.length > 0 ? [{ product, forms, values: valuesOf(forms, met.values) }] : [];
  });
  const whole =
    options.length === 0 && without.length === 0 && main?.relaxed === undefined && except === undefined;
  const missing = new Set(found.flatMap(({ product }) => missingOf.get(product.productId) ?? []));
  return {
    total: whole && main && main.total > limit ? main.total : found.length,
    found: sorted(found, sort),
    missing: [...missing],
    ...(main?.correction !== undefined && { correction: main.correction }),
  };
}

/** The text alone, and with the options, so that products that have them are among the first. */
function textsFor(text: string, options: readonly string[]): readonly string[] {
  const [first] = options;
  if (first === undefined) return [text];
  const names = options.flatMap((option) => shadesOf(fold(option)) ?? kindsOf(fold(option)));
  const also = names.length > 0 ? names.slice(0, 8) : [options.join(" ")];
  return [text, ...also.map((name) => `${text} ${name}`.trim())];
}

/** Of "metal" the metals. */
const kindsOf = (option: string): readonly string[] => {
  const kinds = materialsOf(option) ?? [];
  return kinds.length > 1 ? kinds : [];
};

const fits = (form: Form, { minPrice = 0, maxPrice = Number.POSITIVE_INFINITY, inStock }: Wishes): boolean =>
  form.price >= minPrice && form.price <= maxPrice && (!inStock || form.available > 0);

/**
 * Where products of the kind that is looked for are found, those of other kinds are not: sorted by price they would come first,
 * and a speaker for bookshelves is no bookcase. A kind is the noun of a product's name; otherwise the order of the search holds.
 */
function named(products: readonly Product[], text: string, sort: SearchSort): readonly Product[] {
  const noun = tokensOf(nounOf(text))[0]?.term;
  if (noun === undefined) return products;
  const isKind = products.some(({ name }) => tokensOf(nounOf(name))[0]?.term === noun);
  const isMaterial = materialsOf(noun) !== undefined;
  if (sort === "relevance" && !isKind && !isMaterial) return products;
  const ofKind = products.filter(({ name }) => tokensOf(name).some(({ term }) => term === noun));
  if (sort === "relevance" && isKind) return ofKind;
  const called = products.filter(({ name, category, tags }) =>
    tokensOf([name, category, ...tags].join(" ")).some(({ term }) => term === noun),
  );
  return called.length > 0 ? called : products;
}

/** Those of the values that the forms have, or that the product has as a whole. */
const valuesOf = (forms: readonly Form[], values: readonly string[]): readonly string[] => {
  const ofForms = new Set(forms.flatMap(({ options }) => Object.values(options)));
  const all = new Set(values);
  return [...all].filter(
    (value) => ofForms.has(value) || forms.every(({ variantId }) => variantId === undefined),
  );
};

/** The price that counts is that of the forms that fit. */
function sorted(found: readonly Found[], sort: SearchSort): readonly Found[] {
  if (sort !== "price-asc" && sort !== "price-desc") return found;
  const priceOf = ({ forms }: Found) => Math.min(...forms.map(({ price }) => price));
  const sign = sort === "price-asc" ? 1 : -1;
  return found.toSorted((one, other) => sign * (priceOf(one) - priceOf(other)));
}
