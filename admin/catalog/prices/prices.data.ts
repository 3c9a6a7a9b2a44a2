import { query } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../../api/client.ts";
import { askAsStaff, ifMatch } from "../../shell/staff.ts";

type Api = Client["admin"];
type List = Api["prices"]["$get"];
type PriceRows = InferResponseType<List, 200>;
/** A product with its own prices and those of its variants, in every book. */
export type PriceRow = PriceRows["items"][number];
/** A price book with the markets that sell by it. */
export type Book = PriceRows["books"][number];
export type PriceFilters = Omit<InferRequestType<List>["query"], "limit" | "lastKey">;

/** A page of products with their prices. */
export const loadPrices = query(
  (filters: PriceFilters & { readonly lastKey?: string }) =>
    askAsStaff<PriceRows>((api, as) => api.admin.prices.$get({ query: { limit: "50", ...filters } }, as())),
  "admin-prices",
);

type Put = Api["products"][":id"]["prices"]["$put"];
/** One price that was changed in the grid. */
export type PriceCell = InferRequestType<Put>["json"]["changes"][number];

/** Changes prices of a product, if it is still at the version that the grid shows; answers its prices then. */
export const savePrices = (
  { productId, version }: Pick<PriceRow, "productId" | "version">,
  changes: PriceCell[],
): Promise<PriceRow> =>
  askAsStaff<PriceRow>((api, as) =>
    api.admin.products[":id"].prices.$put(
      { param: { id: productId }, header: ifMatch(version), json: { changes } },
      as(ifMatch(version)),
    ),
  );

type Post = Api["books"][":id"]["propose"]["$post"];
/** What prices are made from; the book that gets them is named beside it. */
export type Proposal = Omit<InferRequestType<Post>["json"], "dryRun" | "batchId">;
type Page = InferResponseType<Post, 200>;
export type Proposed = Page["items"][number];

/**
 * Runs a proposal over all products, page by page, and says how far it is. A page that fails throws; sent again under the same
 * `batchId` the proposal goes over all pages and changes no product twice.
 */
export async function runProposal(
  book: string,
  proposal: Proposal,
  how: { readonly dryRun: true } | { readonly batchId: string },
  onPage: (results: readonly Proposed[]) => void,
): Promise<void> {
  let lastKey: string | undefined;
  do {
    const page: Page = await askAsStaff<Page>((api, as) =>
      api.admin.books[":id"].propose.$post(
        {
          param: { id: book },
          query: { limit: "100", ...(lastKey !== undefined && { lastKey }) },
          json: { ...proposal, ...how },
        },
        as(),
      ),
    );
    onPage(page.items);
    lastKey = page.lastKey;
  } while (lastKey !== undefined);
}
