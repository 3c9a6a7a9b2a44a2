import type { Deps } from "./deps.ts";
import { baseApp } from "./http/base.ts";
import { describedDocs, docs, openApiInfo } from "./http/docs.ts";
import { refuseOtherMethods } from "./http/methods.ts";
import type { Routes } from "./http/router.ts";
import { countries } from "./routes/addresses/countries.ts";
import { myAlerts } from "./routes/alerts/my-alerts.ts";
import { attention } from "./routes/attention/attention.ts";
import { adminAudit } from "./routes/audit/admin-audit.ts";
import { cart } from "./routes/cart/cart.ts";
import { adminProducts } from "./routes/catalog/admin-products.ts";
import { images } from "./routes/catalog/images.ts";
import { products } from "./routes/catalog/products.ts";
import { chats } from "./routes/chat/chats.ts";
import { adminContent } from "./routes/content/admin-content.ts";
import { pages } from "./routes/content/pages.ts";
import { accountData } from "./routes/customers/account-data.ts";
import { adminCustomers } from "./routes/customers/admin-customers.ts";
import { certificates } from "./routes/customers/certificates.ts";
import { me } from "./routes/customers/me.ts";
import { vatIdRoutes } from "./routes/customers/vat-ids.ts";
import { wishlist } from "./routes/customers/wishlist.ts";
import { doctor } from "./routes/doctor/doctor.ts";
import { labels } from "./routes/fulfillment/labels.ts";
import { shipments } from "./routes/fulfillment/shipments.ts";
import { auth } from "./routes/identity/auth.ts";
import { imports } from "./routes/imports/imports.ts";
import { adminInventory } from "./routes/inventory/admin-inventory.ts";
import { adminKnowledge } from "./routes/knowledge/admin-knowledge.ts";
import { adminPrices } from "./routes/markets/admin-prices.ts";
import { markets } from "./routes/markets/markets.ts";
import { metrics } from "./routes/metrics/metrics.ts";
import { adminNotifications } from "./routes/notifications/admin-notifications.ts";
import { unsubscribing } from "./routes/notifications/unsubscribe.ts";
import { adminOrders } from "./routes/orders/admin-orders.ts";
import { orderArrivals } from "./routes/orders/order-arrivals.ts";
import { orderLinks } from "./routes/orders/order-links.ts";
import { orderNotes } from "./routes/orders/order-notes.ts";
import { orderReview } from "./routes/orders/order-review.ts";
import { orderTimeline } from "./routes/orders/order-timeline.ts";
import { orders } from "./routes/orders/orders.ts";
import { payment } from "./routes/payments/payment.ts";
import { refundPreview } from "./routes/refunds/refund-preview.ts";
import { adminRuns } from "./routes/runs/admin-runs.ts";
import { adminSearch } from "./routes/search/admin-search.ts";
import { search } from "./routes/search/search.ts";
import { searchSynonyms } from "./routes/search/synonyms.ts";
import { storeLook } from "./routes/settings/look.ts";
import { settings } from "./routes/settings/settings.ts";
import { shippingOfPlace } from "./routes/settings/shipping.ts";
import { taxesOfPlace } from "./routes/settings/taxes.ts";
import { invitations } from "./routes/staff/invitations.ts";
import { staff } from "./routes/staff/staff.ts";
import { system } from "./routes/system.ts";
import { uploads } from "./routes/uploads/uploads.ts";

/**
 * The whole API over one set of engines. Pure fetch: Node, Lambda and tests call it alike. `more` are routes of another
 * folder that one process answers beside the API's.
 */
export function createApp(deps: Deps, more: readonly Routes[] = []) {
  const app = baseApp(deps);
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "orderToken", {
    type: "apiKey",
    in: "header",
    name: "Order-Token",
    description: "The token of an order's link",
  });
  for (const route of describedDocs) app.openAPIRegistry.registerPath(route);
  app.doc31("/openapi.json", openApiInfo);
  app.route("/", docs);
  const all = app
    .route("/", system)
    .route("/", products)
    .route("/", imports)
    .route("/", adminProducts)
    .route("/", images)
    .route("/", adminKnowledge)
    .route("/", uploads)
    .route("/", countries)
    .route("/", auth)
    .route("/", cart)
    .route("/", orders)
    .route("/", orderLinks)
    .route("/", payment)
    .route("/", me)
    .route("/", accountData)
    .route("/", wishlist)
    .route("/", vatIdRoutes)
    .route("/", adminOrders)
    .route("/", orderArrivals)
    .route("/", orderNotes)
    .route("/", orderTimeline)
    .route("/", orderReview)
    .route("/", shipments)
    .route("/", labels)
    .route("/", refundPreview)
    .route("/", adminInventory)
    .route("/", search)
    .route("/", adminSearch)
    .route("/", searchSynonyms)
    .route("/", markets)
    .route("/", adminPrices)
    .route("/", settings)
    .route("/", storeLook)
    .route("/", pages)
    .route("/", adminContent)
    .route("/", taxesOfPlace)
    .route("/", shippingOfPlace)
    .route("/", staff)
    .route("/", adminAudit)
    .route("/", adminRuns)
    .route("/", adminNotifications)
    .route("/", myAlerts)
    .route("/", unsubscribing)
    .route("/", invitations)
    .route("/", metrics)
    .route("/", attention)
    .route("/", adminCustomers)
    .route("/", doctor)
    .route("/", certificates)
    .route("/", chats);
  for (const routes of more) app.route("/", routes);
  refuseOtherMethods(app);
  return all;
}

export type App = ReturnType<typeof createApp>;
