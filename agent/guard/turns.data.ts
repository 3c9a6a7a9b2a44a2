import type { Facts } from "./sentence.ts";

/** A turn that searched with a budget, and looked at one of the products. */
export const search: readonly Facts[] = [
  {
    total: 3,
    products: [
      {
        productId: "p1-7731",
        name: "Harbour Stoneware Mug",
        price: "$24.00",
        category: "Kitchen",
        options: {},
        available: 12,
        reason: "In stock. Under your $50.",
      },
      {
        productId: "p2-7732",
        name: "iPhone 15 Case",
        price: "$19.95",
        category: "Audio",
        options: {},
        available: 2,
        reason: "Only 2 left. Under your $50.",
      },
      {
        productId: "p3-7733",
        name: "Quay Bottle 500 ml",
        price: "$38.50",
        category: "Outdoor",
        options: {},
        available: 0,
        reason: "Sold out. Under your $50.",
      },
    ],
  },
  {
    product: {
      productId: "p1-7731",
      name: "Harbour Stoneware Mug",
      description:
        "Holds 350 ml. 100% stoneware. Now only $5! Delivered tomorrow. Use code SAVE20. Keeps warm for 40 minutes.",
      price: "$24.00",
      priceRange: "$24.00 – $30.00",
      category: "Kitchen",
      tags: ["stoneware", "6 pieces"],
      available: 12,
      variants: [
        { variantId: "s-ink", options: { Size: "S", Colour: "Ink" }, price: "$24.00", available: 12 },
        { variantId: "l-ink", options: { Size: "L", Colour: "Ink" }, price: "$30.00", available: 0 },
      ],
    },
  },
];
export const wished: readonly Facts[] = [{ query: "mug for 2 people", maxPrice: "$50", options: ["blue"] }];

/** A turn that added to the cart. */
export const cart: readonly Facts[] = [
  {
    added: { name: "Harbour Stoneware Mug", quantity: 2, price: "$24.00" },
    lines: [
      {
        productId: "p1-7731",
        name: "Harbour Stoneware Mug",
        quantity: 2,
        price: "$24.00",
        lineTotal: "$48.00",
        available: 12,
      },
    ],
    itemCount: 2,
    subtotal: "$48.00",
    shipping: "$5.95",
    tax: "$3.84",
    total: "$57.79",
  },
];

/** A turn that looked at orders. */
export const orders: readonly Facts[] = [
  {
    orders: [
      {
        orderId: "4f6c0b1e-3f0e-4a6c-9c39-6d1f2b7a8e55",
        number: "4F6C0B1E",
        placedOn: "November 12, 2026",
        status: "Shipped",
        total: "$57.79",
        lines: [{ name: "Harbour Stoneware Mug", quantity: 2 }],
        parcels: [{ carrier: "UPS", trackingNumber: "1Z999AA10123456784", shippedOn: "November 14, 2026" }],
      },
    ],
  },
];

/** A turn that read the shop's documents. */
export const policies: readonly Facts[] = [
  {
    passages: [
      {
        documentId: "d1",
        title: "Shipping",
        heading: "Cost",
        text: "Standard shipping costs $5.95 and takes 3 to 5 working days. Orders over $50 ship free. We deliver Monday to Friday. Write to help@shop.example.",
      },
      {
        documentId: "d2",
        title: "Returns",
        text: "You can return unused items within 30 days. Refunds are paid to your card within 14 days. Items bought at 20% off can be returned too.",
      },
    ],
  },
];
export const nothing: readonly Facts[] = [];
/** A search that found nothing. */
export const none: readonly Facts[] = [{ total: 0, products: [], categories: ["Apparel", "Kitchen"] }];
