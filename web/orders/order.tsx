import type { RouteSectionProps } from "@solidjs/router";
import { SignedIn } from "../account/signed-in.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { LiveOrder } from "./live-order.tsx";
import { byAccount } from "./order-link.ts";

/** One order of the account, updated as it changes; after a purchase it redirects to the confirmation. */
export function OrderPage(props: RouteSectionProps) {
  return (
    <SignedIn>
      <LiveOrder
        orderId={props.params["id"] ?? ""}
        path={`/orders/${props.params["id"] ?? ""}`}
        by={byAccount}
        confirmation={props.params["view"] === "confirmation"}
        from={props.location.query["placed"] ? "checkout" : props.location.query["from"] ? "bank" : undefined}
        notFound={
          <NotFound
            title="Order not found"
            text="It may belong to a different account. Check that you're signed in with the right one."
          />
        }
      />
    </SignedIn>
  );
}
