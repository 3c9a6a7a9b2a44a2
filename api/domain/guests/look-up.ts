import type { Messages } from "../../ports/messages.ts";
import type { Sign } from "../../ports/sign.ts";
import type { Actor } from "../actor.ts";
import { emailKeyOf } from "../identity/email.ts";
import { typedNumber } from "../orders/order-number.ts";

/**
 * Asks for the link of an order to be mailed, if the number and the address belong together. Nothing is looked up here, so
 * that the answer and its time are the same for every number and address. For anybody.
 */
export async function requestLink(
  deps: { readonly messages: Pick<Messages, "publish">; readonly sign: Sign; readonly newId: () => string },
  _actor: Actor,
  { number, email }: { readonly number: string; readonly email: string },
): Promise<void> {
  const requestId = deps.newId();
  const body = {
    type: "order.link",
    number: typedNumber(number),
    emailKey: await emailKeyOf(deps.sign, email),
    requestId,
  };
  await deps.messages.publish("e-com67-order-notifications", {
    body,
    attributes: { type: body.type },
    id: `order.link:${requestId}`,
  });
}
