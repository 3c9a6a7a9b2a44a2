import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { callOf, type Engine } from "../http/serve.ts";
import { newId } from "../ids.ts";
import type { Intent } from "../objects.ts";
import { bankPage, challengeClosedPage, returnAddress } from "./bank-page.ts";
import { answerChallenge, isOpen } from "./confirmation.ts";

/**
 * Serves the bank's page and takes its form. A repeated or late answer changes nothing and still redirects to
 * the shop.
 */
export function bankRoutes(engine: Engine): Hono {
  const routes = new Hono();
  // form-action is left out of the policy: it would also block the redirect back to the shop.
  routes.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"], frameAncestors: ["*"] },
      xFrameOptions: false,
      referrerPolicy: "no-referrer",
    }),
  );

  routes.get("/:token", (c) => {
    const token = c.req.param("token");
    const challenge = engine.tables.challenge(token);
    const intent = challenge && engine.store.find("payment_intent", challenge.intentId);
    if (!challenge || !intent) return c.html(challengeClosedPage(), 404);
    const method = engine.store.find("payment_method", intent.payment_method ?? "");
    if (isOpen(intent, token) && method) return c.html(bankPage(intent, method));
    return back(c, challenge.returnUrl, intent);
  });

  routes.post("/:token", async (c) => {
    const token = c.req.param("token");
    const { answer } = await c.req.parseBody();
    const challenge = engine.tables.challenge(token);
    if (!challenge || (answer !== "approve" && answer !== "fail")) return c.html(challengeClosedPage(), 404);
    const intent = await engine.sqlite.write(() => {
      const call = callOf(engine, {
        id: challenge.intentId,
        client: true,
        requestId: newId("req"),
        key: null,
      });
      return answerChallenge(call, token, answer === "approve");
    });
    engine.written();
    return intent ? back(c, challenge.returnUrl, intent) : c.html(challengeClosedPage());
  });
  return routes;

  /** Sends the browser back to the shop, and never to an address that is not the shop's. */
  function back(c: Context, returnUrl: string, intent: Intent) {
    const url = URL.parse(returnUrl);
    const isShops =
      url !== null && /^https?:$/.test(url.protocol) && (engine.returnOrigins?.includes(url.origin) ?? true);
    return isShops ? c.redirect(returnAddress(returnUrl, intent), 303) : c.html(challengeClosedPage());
  }
}
