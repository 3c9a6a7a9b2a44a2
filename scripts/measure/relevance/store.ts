import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SearchDocument } from "../../../api/ports/search-index.ts";

/**
 * A shop that the demo catalog's authors did not stock: brands, part numbers, accessories beside what they are for, several
 * scripts. One product a line: `name | tags | price | description | variants`, under its category's heading. Braces in a
 * name make one product for each of the values in them.
 */
const shelves = ["electronics.txt", "home.txt", "life.txt"];
const stocked = 12;
const opened = Date.UTC(2026, 0, 1);
const minute = 60_000;

const linesOf = (file: string): string[] =>
  readFileSync(join(import.meta.dirname, "store", file), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");

/** Every product of the store, as search knows it. */
export function storeDocuments(): SearchDocument[] {
  const documents: SearchDocument[] = [];
  for (const shelf of shelves) {
    let category = "";
    for (const line of linesOf(shelf)) {
      if (line.startsWith("# ")) {
        category = line.slice(2);
        continue;
      }
      const [name = "", tags = "", price = "", description = "", variants = ""] = line.split(" | ");
      for (const one of unfolded(name.trim())) {
        const id = documents.length + 1;
        documents.push({
          productId: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
          name: one,
          slug: `p-${id}`,
          description: description.trim(),
          category,
          tags: tags.split(",").map((tag) => tag.trim()),
          price: Math.round(Number(price) * 100),
          available: stocked,
          imageUrl: "/images/x.svg",
          createdAt: opened + id * minute,
          ...variantsOf(variants),
        });
      }
    }
  }
  return documents;
}

function unfolded(name: string): string[] {
  const [, before = "", values, after = ""] = /^(.*?)\{([^}]*)\}(.*)$/.exec(name) ?? [];
  return values === undefined ? [name] : values.split(",").map((value) => `${before}${value}${after}`);
}

/** "SKU Colour=Red Size=M:399, …": what follows the colon is a price of its own. */
function variantsOf(text: string): Pick<SearchDocument, "skus" | "options"> {
  const variants = text.split(", ").filter((part) => part.trim() !== "");
  const skus = variants.map((variant) => variant.trim().split(" ")[0] ?? "");
  const options = variants.flatMap((variant) =>
    [...variant.matchAll(/=([^=:]*?)(?=$|:|\s\w+=)/g)].map(([, value = ""]) => value),
  );
  return { skus, options: [...new Set(options)] };
}

/** A query of the store with how much each product is worth to whoever asks it: 3 meant, 1 will do, 0 wrong. */
export type StoreQuery = {
  readonly kind: string;
  readonly query: string;
  /** Wrong products among the first ten are held against the answer. */
  readonly strict: boolean;
  /** There is nothing to be found. */
  readonly none: boolean;
  readonly gain: (document: SearchDocument) => number;
};

const [meant, willDo] = [3, 1] as const;

/**
 * The judged queries. `query = best; best ~ fair; fair`, where each is what a product must have: a pattern of its name,
 * `@` of its category, `%` of a variant's SKU or option value, `#` a tag; ` & ` ties several.
 */
export function storeQueries(): StoreQuery[] {
  const queries: StoreQuery[] = [];
  let kind = "";
  for (const line of linesOf("queries.txt")) {
    if (line.startsWith("# ")) {
      kind = line.slice(2);
      continue;
    }
    const at = line.indexOf(" =");
    const [best = "", fair = ""] = line.slice(at + 2).split(" ~ ");
    const [isBest, isFair] = [anyOf(best), anyOf(fair)];
    queries.push({
      kind: kind.replace("!", ""),
      query: line.slice(0, at),
      strict: kind.startsWith("!"),
      none: best.trim() === "",
      gain: (document) => (isBest(document) ? meant : isFair(document) ? willDo : 0),
    });
  }
  return queries;
}

type Condition = (document: SearchDocument) => boolean;

function anyOf(text: string): Condition {
  const alternatives = text
    .split(";")
    .filter((part) => part.trim() !== "")
    .map((part) => part.split(" & ").map((one) => condition(one.trim())));
  return (document) => alternatives.some((all) => all.every((holds) => holds(document)));
}

function condition(text: string): Condition {
  const [sign = "", rest] = /^[@%#]/.test(text) ? [text[0], text.slice(1)] : ["", text];
  const pattern = new RegExp(rest.replace(/^\/(.*)\/$/, "$1").replaceAll("+", "\\+"), "i");
  if (sign === "#") return ({ tags }) => tags.includes(rest);
  if (sign === "@") return ({ category }) => pattern.test(category);
  if (sign === "%")
    return ({ skus = [], options = [] }) => [...skus, ...options].some((one) => pattern.test(one));
  return ({ name }) => pattern.test(name);
}
