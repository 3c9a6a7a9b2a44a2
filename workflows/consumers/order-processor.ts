import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { type ConfirmDeps, confirmOrder } from "../../api/domain/orders/confirm.ts";
import type { Consumer } from "../../api/ports/messages.ts";
import { eachMessage } from "./batch.ts";

const Message = z.object({ orderId: z.string() });
const actor = { type: "system", name: "order-processor" } as const;

/** Confirms the orders that the checkout has queued as paid. */
export const orderProcessor = (deps: ConfirmDeps & Pick<Deps, "log">): Consumer =>
  eachMessage(
    deps,
    async ({ body }) => {
      await confirmOrder(deps, actor, Message.parse(body).orderId);
    },
    "order-processor",
  );
