import * as z from "zod";

/** The facts that tools answer, as far as replies use them. Every field may be missing: a tool of the shop may answer less. */
const Options = z
  .record(z.string(), z.union([z.array(z.string()), z.string().transform((one) => [one])]))
  .catch({});
const text = z.string().catch("");

export const Variant = z.object({
  variantId: z.string(),
  options: z.record(z.string(), z.string()).catch({}),
  price: z.string().optional().catch(undefined),
  available: z.union([z.number(), z.boolean()]).optional().catch(undefined),
});
export type Variant = z.infer<typeof Variant>;

export const Product = z.object({
  productId: z.string(),
  name: z.string(),
  price: z.string().optional().catch(undefined),
  priceRange: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  options: Options.optional().catch(undefined),
  tags: z.array(z.string()).optional().catch(undefined),
  available: z.union([z.number(), z.boolean()]).optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  variants: z.array(Variant).optional().catch(undefined),
});
export type Product = z.infer<typeof Product>;

const words = z.array(z.string()).catch([]);

export const Found = z.object({
  total: z.number().optional().catch(undefined),
  products: z.array(Product).catch([]),
  relaxed: words.default([]),
  categories: words.default([]),
});

export const Shown = z.object({ product: Product });

export const Compared = z.object({
  products: z.array(Product),
  cheapest: z.unknown(),
  differences: words.default([]),
});

const Line = z.object({
  productId: z.string(),
  variantId: z.string().optional().catch(undefined),
  name: z.string(),
  quantity: z.number(),
  price: text,
  lineTotal: text,
  available: z.union([z.number(), z.boolean()]).optional().catch(undefined),
  problem: z.string().optional().catch(undefined),
});
export type Line = z.infer<typeof Line>;

const amount = z.string().optional().catch(undefined);

export const Cart = z.object({
  lines: z.array(Line),
  itemCount: z.number().catch(0),
  subtotal: amount,
  discount: amount,
  shipping: amount,
  tax: amount,
  /** Inside the other amounts. */
  taxIncluded: z.boolean().optional().catch(undefined),
  total: amount,
});
export type Cart = z.infer<typeof Cart>;

const Item = z.object({
  productId: z.string().optional().catch(undefined),
  name: z.string(),
  quantity: z.number().catch(1),
  price: amount,
});

export const Added = z.object({ added: Item });
export const Ready = z.object({ ready: Item });
export const Choose = z.object({
  chooseVariant: z.object({ productId: z.string(), name: z.string(), variants: z.array(Variant) }),
});
export const OutOfStock = z.object({
  outOfStock: z.object({ name: z.string(), requested: z.number().catch(1), available: z.number().catch(0) }),
});
export const Changed = z.object({ changed: z.object({ name: z.string(), quantity: z.number() }) });
export const Removed = z.object({ removed: z.object({ name: z.string() }) });

const Parcel = z.object({
  carrier: z.string().optional().catch(undefined),
  trackingNumber: z.string().optional().catch(undefined),
  shippedOn: z.string().optional().catch(undefined),
  deliveredOn: z.string().optional().catch(undefined),
});

export const Order = z.object({
  orderId: z.string(),
  number: z.string(),
  placedOn: text,
  status: text,
  total: amount,
  lines: z.array(z.object({ name: z.string(), quantity: z.number().catch(1) })).catch([]),
  parcels: z.array(Parcel).catch([]),
});
export type Order = z.infer<typeof Order>;

export const Orders = z.object({ orders: z.array(Order) });
export const Tracked = z.object({ order: Order });

const Passage = z.object({
  documentId: z.string().catch(""),
  title: text,
  heading: z.string().optional().catch(undefined),
  text: z.string(),
});
export type Passage = z.infer<typeof Passage>;
export const Passages = z.object({ passages: z.array(Passage) });

/** What holds in a market, in sentences, where it is not the default one. */
export const Terms = z.object({
  terms: z.object({ delivery: text, returns: text, withdrawal: text, tax: text, prices: text }),
});

/** What a refused call says of itself, in words that a shopper may read. */
export const Refused = z.object({
  error: z.string(),
  message: z.string().optional().catch(undefined),
});

/** The facts as a schema reads them, if they have that shape. */
export function read<T>(schema: z.ZodType<T>, facts: unknown): T | undefined {
  const result = schema.safeParse(facts);
  return result.success ? result.data : undefined;
}

/** "M, Ink". */
export const optionsTextOf = ({ options }: Pick<Variant, "options">): string =>
  Object.values(options).join(", ");
