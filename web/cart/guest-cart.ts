/** A line of a guest's cart, as stored in the cookie; current prices come from the API. */
export type WantedLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
  /** Unit price when it was added, in decimal major units, to show when it has changed. */
  readonly price?: number | undefined;
  /** The market whose price it is; undefined: the default one. */
  readonly market?: string | undefined;
};

export const guestCookie = "cart";
/** Browsers drop a cookie of more than 4,096 bytes, including name and attributes. */
const maxLength = 3_600;
/** As many as the account's cart holds: one order reserves no more. */
const maxLines = 49;
const maxQuantity = 999;

/** Parses the cart's cookie; invalid entries are skipped. */
export function readGuestLines(cookie: string | undefined): WantedLine[] {
  const lines = (cookie ?? "").split(".").flatMap((text) => {
    const [, productId, variantId, digits, cents, market] = lineForm.exec(text) ?? [];
    const quantity = Number(digits);
    if (productId === undefined || !(quantity >= 1)) return [];
    const price = cents ? Number(cents) / 100 : undefined;
    return [
      {
        productId,
        ...(variantId && { variantId }),
        quantity,
        ...(price !== undefined && { price }),
        ...(market !== undefined && { market }),
      },
    ];
  });
  return lines.reduce<WantedLine[]>((kept, line) => withLine(kept, line) ?? kept, []);
}

/** product~variant~quantity, ~price in hundredths when it is known, and ~market when that is not the default one. */
const lineForm = /^([\w-]{1,64})~([\w-]{0,64})~(\d{1,3})(?:~(\d{1,10})(?:~([a-z][a-z0-9-]{1,14}))?)?$/;

/** The cookie value of these lines. */
export const writeGuestLines = (lines: readonly WantedLine[]): string =>
  lines
    .map(({ productId, variantId = "", quantity, price, market }) => {
      const paid =
        price === undefined ? [] : [Math.round(price * 100), ...(market === undefined ? [] : [market])];
      return [productId, variantId, quantity, ...paid].join("~");
    })
    .join(".");

/**
 * The lines with this one set; quantity 0 removes it. Idempotent. Undefined when the cookie would be too
 * large.
 */
export function withLine(lines: readonly WantedLine[], line: WantedLine): WantedLine[] | undefined {
  const quantity = Math.min(Math.max(0, Math.trunc(line.quantity)), maxQuantity);
  const at = lines.findIndex((one) => sameLine(one, line));
  if (quantity === 0) return lines.filter((_, place) => place !== at);
  if (at >= 0) return lines.map((one, place) => (place === at ? { ...one, ...line, quantity } : one));
  const next = [...lines, { ...line, quantity }];
  return next.length > maxLines || writeGuestLines(next).length > maxLength ? undefined : next;
}

/** The lines as the API's request body. */
export const requested = (lines: readonly WantedLine[]) =>
  lines.map(({ productId, variantId, quantity }) => ({
    productId,
    ...(variantId !== undefined && { variantId }),
    quantity,
  }));

/** Whether both are the same product and variant. */
export const sameLine = (
  one: { readonly productId: string; readonly variantId?: string | undefined },
  other: { readonly productId: string; readonly variantId?: string | undefined },
): boolean => one.productId === other.productId && (one.variantId ?? "") === (other.variantId ?? "");
