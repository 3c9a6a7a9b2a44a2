import type { PaymentGateway } from "../../ports/payment-gateway.ts";
import { type Actor, requireSystem } from "../actor.ts";
import { found } from "../orders/service.ts";
import type { Orders } from "../orders/store.ts";
import type { CardFacts } from "../payments/authorization.ts";
import type { Settings } from "../settings/store.ts";
import { type FraudVerdict, scoreFraud } from "./fraud.ts";
import { fraudSignals, type SignalSources } from "./fraud-signals.ts";

export type ScreenDeps = SignalSources & {
  readonly orders: Pick<Orders, "find">;
  readonly settings: Pick<Settings, "read">;
};

/** Scores an order for fraud before its card is asked. Throws ORDER_NOT_FOUND. */
export async function screenOrder(deps: ScreenDeps, actor: Actor, orderId: string): Promise<FraudVerdict> {
  requireSystem(actor);
  const order = await found(deps.orders, orderId);
  const { fraud } = await deps.settings.read("thresholds");
  return scoreFraud(await fraudSignals(deps, order, undefined), fraud);
}

/** `seen` is what Stripe said of the card as it authorized, which saves asking again. */
export type ScreenPaymentInput = {
  readonly orderId: string;
  readonly paymentId: string;
  readonly seen?: CardFacts | null | undefined;
};

/** Scores an order for fraud with what its authorization told of the card. Throws ORDER_NOT_FOUND. */
export async function screenPayment(
  deps: ScreenDeps & { readonly payments: Pick<PaymentGateway, "find"> },
  actor: Actor,
  { orderId, paymentId, seen }: ScreenPaymentInput,
): Promise<FraudVerdict> {
  requireSystem(actor);
  const [order, payment] = await Promise.all([
    found(deps.orders, orderId),
    seen ? { risk: seen.risk, cardCountry: seen.cardCountry ?? undefined } : deps.payments.find(paymentId),
  ]);
  const { fraud } = await deps.settings.read("thresholds");
  return scoreFraud(await fraudSignals(deps, order, payment), fraud);
}
