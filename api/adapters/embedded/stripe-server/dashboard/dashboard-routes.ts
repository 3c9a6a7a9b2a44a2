import { type Context, Hono } from "hono";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import type { Call } from "../http/call.ts";
import { StripeFault } from "../http/errors.ts";
import { changedMetadata } from "../http/params.ts";
import { type Engine, ownCall } from "../http/serve.ts";
import type { Charge, Intent } from "../objects.ts";
import { closeDispute, isOpen, openDispute } from "../payments/disputes.ts";
import { endRefund } from "../payments/refund-outcome.ts";
import { createRefund } from "../payments/refunds.ts";
import { runDue } from "../payments/scheduled.ts";
import { dashboardPage, type PaymentRow } from "./dashboard-page.ts";

const shown = 50;

/**
 * A page that replaces Stripe's dashboard and the cardholder's bank: refunds that the shop did not make, refunds that
 * end in any way, disputes. Without authentication, so serve it only on this machine.
 */
export function dashboardRoutes(engine: Engine): Hono {
  const routes = new Hono();
  routes.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        formAction: ["'self'"],
      },
    }),
  );
  routes.use(csrf());
  routes.get("/", (c) => show(c, 200));
  for (const [name, run] of Object.entries(actions))
    routes.post(`/${name}`, async (c) => {
      const form = await c.req.parseBody();
      const field = (key: string): string => {
        const value = form[key];
        return typeof value === "string" ? value : "";
      };
      try {
        await engine.sqlite.write(() => {
          const call = ownCall(engine);
          runDue(call);
          run(call, field);
        });
      } catch (error) {
        if (!(error instanceof StripeFault)) throw error;
        return show(c, 400, error.message);
      }
      engine.written();
      return c.redirect(engine.dashboardPath, 303);
    });
  return routes;

  async function show(c: Context, status: 200 | 400, fault?: string) {
    await engine.sqlite.write(() => runDue(ownCall(engine)));
    engine.written();
    const search = c.req.query("search")?.trim() ?? "";
    c.header("cache-control", "no-store");
    return c.html(
      dashboardPage(rowsOf(engine, search), { dashboard: engine.dashboardPath, search, fault }),
      status,
    );
  }
}

const actions: Readonly<Record<string, (call: Call, field: (name: string) => string) => void>> = {
  refund(call, field) {
    const charge = chargeOf(call, field("id"));
    const amount = Number(field("amount"));
    if (charge)
      createRefund(call, charge, {
        amount: Number.isSafeInteger(amount) ? amount : 0,
        reason: "requested_by_customer",
        metadata: changedMetadata({}, undefined),
      });
  },
  "refund-outcome"(call, field) {
    const outcome = (["succeeded", "failed", "canceled"] as const).find(
      (known) => known === field("outcome"),
    );
    if (outcome) endRefund(call, field("id"), outcome);
  },
  dispute(call, field) {
    const charge = chargeOf(call, field("id"));
    const kind = (["fraudulent", "product_not_received", "inquiry"] as const).find(
      (known) => known === field("kind"),
    );
    if (charge) openDispute(call, charge.id, kind);
  },
  "dispute-outcome"(call, field) {
    const dispute = call.store.find("dispute", field("id"));
    const outcome = (["won", "lost"] as const).find((known) => known === field("outcome"));
    if (dispute && outcome && isOpen(dispute)) closeDispute(call, dispute, outcome);
  },
};

function chargeOf({ store }: Pick<Call, "store">, intentId: string): Charge | undefined {
  return store.find("charge", store.find("payment_intent", intentId)?.latest_charge ?? "");
}

function rowsOf({ store }: Engine, search: string): PaymentRow[] {
  const found = new Map<string, Intent>();
  const known = search === "" ? undefined : store.find("payment_intent", search);
  const where = search === "" ? {} : { "metadata.orderId": search };
  for (const intent of [
    ...(known ? [known] : []),
    ...store.select("payment_intent", { where, limit: shown }),
  ])
    found.set(intent.id, intent);
  return [...found.values()].map((intent) => {
    const of = { where: { payment_intent: intent.id }, limit: 100 };
    return {
      intent,
      charge: chargeOf({ store }, intent.id),
      refunds: store.select("refund", of),
      disputes: store.select("dispute", of),
    };
  });
}
