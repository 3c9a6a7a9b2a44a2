import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../../api/client.ts";
import { askAsStaff } from "../../shell/staff.ts";
import type { AdminProduct } from "../catalog.data.ts";

type Bulk = Client["admin"]["products"]["bulk"];
export type BulkChange = InferRequestType<Bulk["$post"]>["json"]["change"];
export type BulkAnswer = InferResponseType<Bulk["$post"], 200>;
export type BulkResult = BulkAnswer["items"][number];
type UndoAnswer = InferResponseType<Bulk[":batchId"]["undo"]["$post"], 200>;

type Selected = readonly Pick<AdminProduct, "productId" | "version">[];

/** As many products as the API takes in one request. */
const atOnce = 500;

/** What a change would do to each product; nothing is written. */
export const previewBulk = (products: Selected, change: BulkChange): Promise<readonly BulkResult[]> =>
  send(products, change, { dryRun: true });

/** Changes the products under one batch, which can be undone. Sending it again changes nothing twice. */
export const applyBulk = (
  products: Selected,
  change: BulkChange,
  batchId: string,
): Promise<readonly BulkResult[]> => send(products, change, { batchId });

/** Gives the products of a batch their values back; those edited since are reported and stay. */
export async function undoBulk(batchId: string): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = [];
  let lastKey: string | undefined;
  do {
    const page: UndoAnswer = await askAsStaff<UndoAnswer>((api, as) =>
      api.admin.products.bulk[":batchId"].undo.$post(
        { param: { batchId }, query: lastKey === undefined ? {} : { lastKey } },
        as(),
      ),
    );
    results.push(...page.items);
    lastKey = page.lastKey;
  } while (lastKey !== undefined);
  return results;
}

async function send(
  products: Selected,
  change: BulkChange,
  how: { readonly dryRun: true } | { readonly batchId: string },
): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = [];
  for (let start = 0; start < products.length; start += atOnce) {
    const items = products
      .slice(start, start + atOnce)
      .map(({ productId, version }) => ({ productId, version }));
    const { items: part } = await askAsStaff<BulkAnswer>((api, as) =>
      api.admin.products.bulk.$post({ json: { items, change, ...how } }, as()),
    );
    results.push(...part);
  }
  return results;
}
