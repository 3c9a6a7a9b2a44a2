import { query } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff, idempotent, ifMatch } from "../shell/staff.ts";

type List = Client["admin"]["orders"]["$get"];
type One = Client["admin"]["orders"][":id"];
type Parcels = One["shipments"];
export type AdminOrderPage = InferResponseType<List, 200>;
export type AdminOrder = InferResponseType<One["$get"], 200>;
export type OrderHappening = InferResponseType<One["timeline"]["$get"], 200>["items"][number];
export type OrderItem = AdminOrder["items"][number];
export type Parcel = AdminOrder["shipments"][number];
/** What staff narrow the list by, and its order. */
export type OrderFilters = Omit<InferRequestType<List>["query"], "limit" | "lastKey">;
export type NewParcel = InferRequestType<Parcels["$post"]>["json"];
export type TrackingOf = Pick<NewParcel, "carrier" | "trackingNumber">;
export type RefundOf = Omit<InferRequestType<Client["payment"]["refund"]["$post"]>["json"], "orderId">;
export type RefundPreview = InferResponseType<Client["payment"]["refund"]["preview"]["$post"], 200>;

/** Requests that a page of filters which are held against each other may take. */
const mostRequests = 20;
const pageSize = 50;

/** A page of everybody's orders. The API may answer a short page; then it is asked on until the page is full. */
export const loadOrders = query(async (filters: OrderFilters & { readonly lastKey?: string }) => {
  let { lastKey } = filters;
  const items: AdminOrderPage["items"] = [];
  for (let request = 0; request < mostRequests; request++) {
    const page = await askAsStaff<AdminOrderPage>((api, as) =>
      api.admin.orders.$get(
        { query: { ...filters, limit: String(pageSize), ...(lastKey !== undefined && { lastKey }) } },
        as(),
      ),
    );
    items.push(...page.items);
    lastKey = page.lastKey;
    if (lastKey === undefined || items.length >= pageSize / 2) break;
  }
  return { items, lastKey };
}, "admin-orders");

/** Any order. */
export const loadOrder = query(
  (id: string) => askAsStaff<AdminOrder>((api, as) => api.admin.orders[":id"].$get({ param: { id } }, as())),
  "admin-order",
);

/** The messages, stock moves and workflow runs of an order. */
export const loadOrderTimeline = query(
  (id: string) =>
    askAsStaff<InferResponseType<One["timeline"]["$get"], 200>>((api, as) =>
      api.admin.orders[":id"].timeline.$get({ param: { id } }, as()),
    ),
  "admin-order-timeline",
);

type Seen = Pick<AdminOrder, "orderId" | "version">;
const seen = ({ orderId, version }: Seen) => ({ param: { id: orderId }, header: ifMatch(version) });

/** Records a parcel; the same key is the same parcel. */
export const packParcel = (order: Seen, key: string, json: NewParcel) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.admin.orders[":id"].shipments.$post(
      { ...seen(order), header: { ...ifMatch(order.version), ...idempotent(key) }, json },
      as(),
    ),
  );

/** Corrects how a parcel can be followed. */
export const changeTracking = (order: Seen, shipmentId: string, json: TrackingOf) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.admin.orders[":id"].shipments[":shipmentId"].$put(
      { ...seen(order), param: { id: order.orderId, shipmentId }, json },
      as(),
    ),
  );

/** Marks a parcel as delivered. */
export const deliverParcel = (order: Seen, shipmentId: string) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.admin.orders[":id"].shipments[":shipmentId"].delivery.$post(
      { ...seen(order), param: { id: order.orderId, shipmentId } },
      as(),
    ),
  );

/** Cancels an order; what was paid is refunded. */
export const cancelOrder = (order: Seen) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.admin.orders[":id"].$put({ ...seen(order), json: { status: "CANCELLED" } }, as()),
  );

/** Ends every link that was given out for an order. */
export const revokeLinks = (id: string) =>
  askAsStaff<null>((api, as) => api.admin.orders[":id"].link.$delete({ param: { id } }, as()));

/** Ends the review of a flagged order: it may ship. */
export const approveOrder = (order: Seen, note: string) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.admin.orders[":id"].review.$post(
      { ...seen(order), json: { decision: "approved", ...(note !== "" && { note }) } },
      as(),
    ),
  );

/** Adds a note that staff alone see. */
export const addNote = (order: Pick<Seen, "orderId">, text: string) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.admin.orders[":id"].notes.$post({ param: { id: order.orderId }, header: {}, json: { text } }, as()),
  );

/** What a refund would come to. */
export const previewRefund = ({ orderId }: Seen, refund: RefundOf) =>
  askAsStaff<RefundPreview>((api, as) =>
    api.payment.refund.preview.$post({ json: { orderId, ...refund } }, as()),
  );

/** Refunds; the same key is the same refund. */
export const refundOrder = ({ orderId, version }: Seen, key: string, refund: RefundOf) =>
  askAsStaff<AdminOrder>((api, as) =>
    api.payment.refund.$post(
      { header: { ...ifMatch(version), ...idempotent(key) }, json: { orderId, ...refund } },
      as(),
    ),
  );
