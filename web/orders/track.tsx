import type { RouteSectionProps } from "@solidjs/router";
import { createSignal, onMount, Show } from "solid-js";
import { Head } from "../lib/head.tsx";
import { openSession } from "../lib/session.ts";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { AccountOffer } from "./account-offer.tsx";
import { FindOrder } from "./find-order.tsx";
import { LiveOrder } from "./live-order.tsx";
import { byLink, keepOrderLink, linkOf, type OrderLink } from "./order-link.ts";

/** One order by its link, without an account; updated as it changes. */
export function TrackPage(props: RouteSectionProps) {
  const [link, setLink] = createSignal<OrderLink | null>();
  onMount(() => {
    void openSession();
    const orderId = props.params["id"] ?? "";
    const token = /^#t=([\w-]{8,100})$/.exec(location.hash)?.[1];
    if (token !== undefined) {
      keepOrderLink({ ...linkOf(orderId), orderId, token });
      // Kept in this browser, and out of the history and of whatever reads addresses.
      history.replaceState(history.state, "", `${location.pathname}${location.search}`);
    }
    setLink(linkOf(orderId) ?? null);
  });
  return (
    <Show when={link() !== undefined} fallback={<PageSkeleton />}>
      <Show
        when={link()}
        fallback={<FindOrder title="Open your order" lead="This page needs the link from your email." />}
      >
        {(known) => (
          <LiveOrder
            orderId={known().orderId}
            path={`/track/${known().orderId}`}
            by={byLink(known())}
            link={known()}
            confirmation={props.params["view"] === "confirmation"}
            from={
              props.location.query["placed"] ? "checkout" : props.location.query["from"] ? "bank" : undefined
            }
            notFound={
              <FindOrder
                title="This link doesn't work any more"
                lead="It may have expired or been replaced by a newer one."
              />
            }
            after={<AccountOffer email={known().email} orderId={known().orderId} />}
          />
        )}
      </Show>
    </Show>
  );
}

/** Asks for the link of an order by its number and address. */
export function FindOrderPage() {
  return (
    <>
      <Head title="Track your order" path="/track" noindex={true} />
      <FindOrder title="Track your order" lead="Ordered without an account? We'll email you a link." />
    </>
  );
}
