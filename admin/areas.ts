import type { Component } from "solid-js";
import type { Permission } from "./shell/permissions.ts";
import type { IconName } from "./ui/icons.tsx";

/** One page: its address, whose module is loaded on first use. */
export type AdminPage = {
  readonly path: string;
  readonly load: () => Promise<Component>;
  /** What the page asks for, when that is not what its area asks for. */
  readonly permission?: Permission;
};

/** A part of the admin: an entry of the navigation and its pages. The entry leads to the first page. */
export type Area = {
  readonly label: string;
  readonly icon: IconName;
  readonly permission: Permission;
  readonly group: "Sell" | "Store" | "System";
  readonly pages: readonly [AdminPage, ...AdminPage[]];
};

/** Every area, in the order of the navigation. Routes, navigation, command palette and page tests read this list. */
export const areas: readonly Area[] = [
  {
    label: "Home",
    icon: "home",
    permission: "orders:read",
    group: "Sell",
    pages: [{ path: "/", load: async () => (await import("./home/home.tsx")).HomePage }],
  },
  {
    label: "Orders",
    icon: "receipt",
    permission: "orders:read",
    group: "Sell",
    pages: [
      { path: "/orders", load: async () => (await import("./orders/orders.tsx")).OrdersPage },
      { path: "/orders/print", load: async () => (await import("./orders/papers.tsx")).PapersPage },
      { path: "/orders/:id", load: async () => (await import("./orders/order.tsx")).OrderPage },
    ],
  },
  {
    label: "Products",
    icon: "tag",
    permission: "catalog:read",
    group: "Sell",
    pages: [
      { path: "/products", load: async () => (await import("./catalog/products.tsx")).ProductsPage },
      {
        path: "/products/import",
        load: async () => (await import("./catalog/import.tsx")).ImportPage,
        permission: "catalog:write",
      },
      {
        path: "/products/prices",
        load: async () => (await import("./catalog/prices/prices.tsx")).PricesPage,
      },
      {
        path: "/products/new",
        load: async () => (await import("./catalog/editor.tsx")).NewProductPage,
        permission: "catalog:write",
      },
      { path: "/products/:id", load: async () => (await import("./catalog/editor.tsx")).ProductPage },
    ],
  },
  {
    label: "Customers",
    icon: "people",
    permission: "customers:read",
    group: "Sell",
    pages: [
      { path: "/customers", load: async () => (await import("./customers/customers.tsx")).CustomersPage },
      { path: "/customers/:id", load: async () => (await import("./customers/customer.tsx")).CustomerPage },
    ],
  },
  {
    label: "Inventory",
    icon: "boxes",
    permission: "inventory:read",
    group: "Sell",
    pages: [
      { path: "/inventory", load: async () => (await import("./inventory/inventory.tsx")).InventoryPage },
      {
        path: "/inventory/:id",
        load: async () => (await import("./inventory/product-stock.tsx")).ProductStockPage,
      },
    ],
  },
  {
    label: "Product doctor",
    icon: "pulse",
    permission: "catalog:read",
    group: "Sell",
    pages: [{ path: "/doctor", load: async () => (await import("./doctor/doctor.tsx")).DoctorPage }],
  },
  {
    label: "Insights",
    icon: "trend",
    permission: "metrics:read",
    group: "Sell",
    pages: [{ path: "/insights", load: async () => (await import("./insights/insights.tsx")).InsightsPage }],
  },
  {
    label: "Staff",
    icon: "badge",
    permission: "staff:read",
    group: "Store",
    pages: [{ path: "/staff", load: async () => (await import("./staff/staff.tsx")).StaffPage }],
  },
  {
    label: "Pages",
    icon: "page",
    permission: "content:read",
    group: "Store",
    pages: [
      { path: "/pages", load: async () => (await import("./content/pages.tsx")).ContentPagesPage },
      {
        path: "/pages/new",
        load: async () => (await import("./content/editor.tsx")).NewContentPage,
        permission: "content:write",
      },
      { path: "/pages/:slug", load: async () => (await import("./content/editor.tsx")).ContentPageEditor },
    ],
  },
  {
    label: "Settings",
    icon: "gear",
    permission: "settings:read",
    group: "Store",
    pages: [
      { path: "/settings", load: async () => (await import("./settings/store/store.tsx")).StoreSettingsPage },
      {
        path: "/settings/look",
        load: async () => (await import("./settings/store/look.tsx")).LookSettingsPage,
      },
      {
        path: "/settings/visits",
        load: async () => (await import("./settings/store/visits.tsx")).VisitSettingsPage,
      },
      {
        path: "/settings/markets",
        load: async () => (await import("./settings/markets/markets.tsx")).MarketSettingsPage,
      },
      {
        path: "/settings/taxes",
        load: async () => (await import("./settings/taxes/taxes.tsx")).TaxSettingsPage,
      },
      {
        path: "/settings/shipping",
        load: async () => (await import("./settings/shipping/shipping.tsx")).ShippingSettingsPage,
      },
      {
        path: "/settings/thresholds",
        load: async () => (await import("./settings/thresholds.tsx")).ThresholdSettingsPage,
      },
    ],
  },
  {
    label: "Search",
    icon: "search",
    permission: "search:read",
    group: "Store",
    pages: [
      { path: "/search", load: async () => (await import("./search/search.tsx")).SearchPage },
      {
        path: "/search/synonyms",
        load: async () => (await import("./search/synonyms.tsx")).SynonymsPage,
      },
    ],
  },
  {
    label: "Knowledge base",
    icon: "book",
    permission: "knowledge:read",
    group: "Store",
    pages: [
      { path: "/knowledge", load: async () => (await import("./knowledge/knowledge.tsx")).KnowledgePage },
    ],
  },
  {
    label: "Notifications",
    icon: "bell",
    permission: "notifications:read",
    group: "System",
    pages: [
      {
        path: "/notifications",
        load: async () => (await import("./notifications/notifications.tsx")).NotificationsPage,
      },
      {
        path: "/notifications/:id",
        load: async () => (await import("./notifications/notification.tsx")).NotificationPage,
      },
    ],
  },
  {
    label: "My alerts",
    icon: "bell",
    permission: "orders:read",
    group: "System",
    pages: [{ path: "/alerts", load: async () => (await import("./alerts/alerts.tsx")).AlertsPage }],
  },
  {
    label: "Audit log",
    icon: "history",
    permission: "audit:read",
    group: "System",
    pages: [{ path: "/audit", load: async () => (await import("./audit/audit.tsx")).AuditPage }],
  },
  {
    label: "Workflow runs",
    icon: "flow",
    permission: "operations:read",
    group: "System",
    pages: [
      { path: "/runs", load: async () => (await import("./runs/runs.tsx")).RunsPage },
      {
        path: "/runs/dead-letters",
        load: async () => (await import("./runs/dead-letters.tsx")).DeadLettersPage,
      },
      { path: "/runs/:workflow/:id", load: async () => (await import("./runs/run.tsx")).RunPage },
    ],
  },
];
