/** What a guest wants: the cart's cookie holds nothing else, prices come from the shop each time. */
export type WantedLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
  /** Unit price when it was added, in decimal major units: to say so when it has changed. */
  readonly price?: number | undefined;
};

export const guestCookie = "cart";
/** A browser drops a cookie of more than 4,096 bytes, name and attributes included. */
const maxLength = 3_600;
const maxLines = 50;
const maxQuantity = 999;

/** The lines in the cart's cookie; whatever is not a line is left out. */
export function readGuestLines(cookie: string | undefined): WantedLine[] {
  const lines = (cookie ?? "").split(".").flatMap((text) => {
    const [, productId, variantId, digits, cents] = lineForm.exec(text) ?? [];
    const quantity = Number(digits);
    if (productId === undefined || !(quantity >= 1)) return [];
    const price = cents ? Number(cents) / 100 : undefined;
    return [{ productId, ...(variantId && { variantId }), quantity, ...(price !== undefined && { price }) }];
  });
  return lines.reduce<WantedLine[]>((kept, line) => withLine(kept, line) ?? kept, []);
}

/** product~variant~quantity, and ~price in cents where it is known. */
const lineForm = /^([\w-]{1,64})~([\w-]{0,64})~(\d{1,3})(?:~(\d{1,8}))?$/;

/** The cookie's value for these lines. */
export const writeGuestLines = (lines: readonly WantedLine[]): string =>
  lines
    .map(({ productId, variantId = "", quantity, price }) =>
      [productId, variantId, quantity, ...(price === undefined ? [] : [Math.round(price * 100)])].join("~"),
    )
    .join(".");

/** Sets a line: repeating it changes nothing, 0 removes it. Undefined when the cart cannot take one more. */
export function withLine(lines: readonly WantedLine[], line: WantedLine): WantedLine[] | undefined {
  const quantity = Math.min(Math.max(0, Math.trunc(line.quantity)), maxQuantity);
  const at = lines.findIndex((one) => sameLine(one, line));
  if (quantity === 0) return lines.filter((_, place) => place !== at);
  if (at >= 0) return lines.map((one, place) => (place === at ? { ...one, ...line, quantity } : one));
  const next = [...lines, { ...line, quantity }];
  return next.length > maxLines || writeGuestLines(next).length > maxLength ? undefined : next;
}

/** The lines as the API takes them. */
export const requested = (lines: readonly WantedLine[]) =>
  lines.map(({ productId, variantId, quantity }) => ({
    productId,
    ...(variantId !== undefined && { variantId }),
    quantity,
  }));

export const sameLine = (
  one: { readonly productId: string; readonly variantId?: string | undefined },
  other: { readonly productId: string; readonly variantId?: string | undefined },
): boolean => one.productId === other.productId && (one.variantId ?? "") === (other.variantId ?? "");
