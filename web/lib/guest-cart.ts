/** What a guest wants: the cart's cookie holds nothing else, prices come from the shop each time. */
export type WantedLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
};

export const guestCookie = "cart";
/** A browser drops a cookie of more than 4,096 bytes, name and attributes included. */
const maxLength = 3_600;
const maxLines = 50;
const maxQuantity = 999;

/** The lines in the cart's cookie; whatever is not a line is left out. */
export function readGuestLines(cookie: string | undefined): WantedLine[] {
  const lines = (cookie ?? "").split(".").flatMap((text) => {
    const [, productId, variantId, digits] = /^([\w-]{1,64})~([\w-]{0,64})~(\d{1,3})$/.exec(text) ?? [];
    const quantity = Number(digits);
    if (productId === undefined || !(quantity >= 1)) return [];
    return [{ productId, ...(variantId ? { variantId } : {}), quantity }];
  });
  return lines.reduce<WantedLine[]>((kept, line) => withLine(kept, line) ?? kept, []);
}

/** The cookie's value for these lines. */
export const writeGuestLines = (lines: readonly WantedLine[]): string =>
  lines.map(({ productId, variantId = "", quantity }) => `${productId}~${variantId}~${quantity}`).join(".");

/** Sets a line: repeating it changes nothing, 0 removes it. Undefined when the cart cannot take one more. */
export function withLine(lines: readonly WantedLine[], line: WantedLine): WantedLine[] | undefined {
  const quantity = Math.min(Math.max(0, Math.trunc(line.quantity)), maxQuantity);
  const at = lines.findIndex((one) => sameLine(one, line));
  if (quantity === 0) return lines.filter((_, place) => place !== at);
  if (at >= 0) return lines.map((one, place) => (place === at ? { ...one, quantity } : one));
  const next = [...lines, { ...line, quantity }];
  return next.length > maxLines || writeGuestLines(next).length > maxLength ? undefined : next;
}

export const sameLine = (
  one: { readonly productId: string; readonly variantId?: string | undefined },
  other: { readonly productId: string; readonly variantId?: string | undefined },
): boolean => one.productId === other.productId && (one.variantId ?? "") === (other.variantId ?? "");
