import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { failRefund, payRefund, settleRefund } from "../../api/domain/refunds/service.ts";
import type { TaskHandlers } from "../asl/tasks.ts";
import type { RefundTask } from "./definition.ts";

const Input = z.object({ orderId: z.string(), refundId: z.string() });
const actor = { type: "system", name: "refund" } as const;

/** The steps of a refund. Each may run any number of times and acts once. */
export const refundTasks = (
  deps: Pick<Deps, "orders" | "payments" | "messages" | "now">,
): TaskHandlers<RefundTask> => ({
  async refundPayment(input) {
    await payRefund(deps, actor, Input.parse(input));
    return null;
  },

  async settleRefund(input) {
    await settleRefund(deps, actor, Input.parse(input));
    return null;
  },

  async failRefund(input) {
    await failRefund(deps, actor, Input.parse(input));
    return null;
  },
});
