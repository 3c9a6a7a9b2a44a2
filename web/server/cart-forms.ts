import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import {
  guestCookie,
  readGuestLines,
  type WantedLine,
  withLine,
  writeGuestLines,
} from "../cart/guest-cart.ts";
import { addressIn } from "../market/address.ts";
import { commonHeaders } from "./headers.ts";
import type { InMarket } from "./market-path.ts";

const thirtyDays = 30 * 24 * 60 * 60;

type Doors = {
  readonly isOwnOrigin: (request: Request, origin: string) => boolean;
  readonly isEncrypted: (request: Request) => boolean;
};

/**
 * The routes that the cart's plain forms post to: they change the guest's cookie and redirect to the market's cart. Forms of other
 * sites are refused with 403.
 */
export function cartForms({ isOwnOrigin, isEncrypted }: Doors): Hono<InMarket> {
  const forms = new Hono<InMarket>();
  forms.use("/cart/*", bodyLimit({ maxSize: 4096 }));
  forms.use("/cart/*", csrf({ origin: (origin, c) => isOwnOrigin(c.req.raw, origin) }));
  forms.post("/cart/:verb{add|set}", async (c) => {
    const line = lineIn(await c.req.parseBody());
    const cart = addressIn(c.env.market, "/cart");
    if (!line) return c.redirect(cart, 303);
    const lines = readGuestLines(getCookie(c, guestCookie));
    const held = c.req.param("verb") === "add" ? quantityOf(lines, line) : 0;
    const next = withLine(lines, { ...line, quantity: held + line.quantity }) ?? lines;
    setCookie(c, guestCookie, writeGuestLines(next), {
      path: "/",
      sameSite: "Lax",
      maxAge: next.length === 0 ? 0 : thirtyDays,
      secure: isEncrypted(c.req.raw),
    });
    for (const [name, value] of Object.entries(commonHeaders)) c.header(name, value);
    c.header("cache-control", "no-store");
    return c.redirect(cart, 303);
  });
  return forms;
}

function lineIn(body: Readonly<Record<string, unknown>>): WantedLine | undefined {
  const [productId, variantId, quantity] = [body["productId"], body["variantId"], Number(body["quantity"])];
  if (typeof productId !== "string" || !/^[\w-]{1,64}$/.test(productId)) return undefined;
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > 999) return undefined;
  if (variantId === undefined || variantId === "") return { productId, quantity };
  if (typeof variantId !== "string" || !/^[\w-]{1,64}$/.test(variantId)) return undefined;
  return { productId, variantId, quantity };
}

const quantityOf = (lines: readonly WantedLine[], wanted: WantedLine): number =>
  lines.find((line) => line.productId === wanted.productId && line.variantId === wanted.variantId)
    ?.quantity ?? 0;
