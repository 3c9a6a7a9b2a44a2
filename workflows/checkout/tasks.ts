import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { grantHold } from "../../api/domain/checkout/hold.ts";
import { commitOrder, failCheckout, queueOrder } from "../../api/domain/checkout/outcome.ts";
import { priceOrder, reserveStock } from "../../api/domain/checkout/reserve.ts";
import { screenOrder, screenPayment } from "../../api/domain/checkout/screening.ts";
import { authorizePayment, capturePayment, undoPayment } from "../../api/domain/payments/authorization.ts";
import { awaitShopper } from "../../api/domain/payments/bank-answer.ts";
import type { TaskHandlers } from "../asl/tasks.ts";
import type { CheckoutTask } from "./definition.ts";

const Input = z.object({ orderId: z.string() });
const ReserveInput = Input.extend({ versions: z.record(z.string(), z.number()) });
const PaymentInput = Input.extend({ paymentId: z.string() });
/** null when the bank was asked first. */
const Seen = z.object({
  risk: z.enum(["normal", "elevated", "highest", "not_assessed"]),
  cardCountry: z.string().nullable(),
});
const ScreenInput = PaymentInput.extend({ seen: Seen.nullish() });
const CommitInput = PaymentInput.extend({
  score: z.number(),
  decision: z.enum(["accept", "review", "block"]),
  /** null where an earlier version captured, or Stripe names no card. */
  card: z
    .object({ brand: z.string(), last4: z.string() })
    .nullish()
    .transform((card) => card ?? undefined),
});
const ReleaseInput = Input.extend({ code: z.string() });

const actor = { type: "system", name: "checkout" } as const;

/** The steps of a checkout. Each may run any number of times for one order and acts once. */
export const checkoutTasks = (deps: Deps): TaskHandlers<CheckoutTask> => ({
  priceOrder: async (input) => ({ ...(await priceOrder(deps, actor, Input.parse(input).orderId)) }),

  reserveStock: async (input) => ({ ...(await reserveStock(deps, actor, ReserveInput.parse(input))) }),

  screenOrder: async (input) => ({ ...(await screenOrder(deps, actor, Input.parse(input).orderId)) }),

  authorizePayment: async (input) => ({
    ...(await authorizePayment(deps, actor, Input.parse(input).orderId)),
  }),

  grantHold: async (input) => ({ ...(await grantHold(deps, actor, Input.parse(input).orderId)) }),

  async awaitShopper(input, { token }) {
    if (token === undefined) throw new Error("awaitShopper needs a task token");
    await awaitShopper(deps, actor, { ...PaymentInput.parse(input), token });
    return null;
  },

  screenPayment: async (input) => ({ ...(await screenPayment(deps, actor, ScreenInput.parse(input))) }),

  async capturePayment(input) {
    const { orderId, paymentId } = PaymentInput.parse(input);
    const card = await capturePayment(deps, actor, { orderId, paymentId });
    return { paymentId, card: card ?? null };
  },

  commitOrder: async (input) => ({ ...(await commitOrder(deps, actor, CommitInput.parse(input))) }),

  async queueOrder(input) {
    await queueOrder(deps, actor, Input.parse(input).orderId);
    return null;
  },

  undoPayment: async (input) => ({ ...(await undoPayment(deps, actor, Input.parse(input).orderId)) }),

  releaseStock: async (input) => ({ ...(await failCheckout(deps, actor, ReleaseInput.parse(input))) }),
});
