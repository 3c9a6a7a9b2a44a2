import { createAsync, revalidate, useParams } from "@solidjs/router";
import { createSignal, lazy, onCleanup, Show, Suspense } from "solid-js";
import { Button, ButtonLink } from "../../web/ui/button.tsx";
import { written } from "../../web/ui/price.tsx";
import { may } from "../shell/staff.ts";
import { Columns, Page } from "../ui/page.tsx";
import { When } from "../ui/time.tsx";
import { CustomerCard } from "./customer-card.tsx";
import { ItemsCard } from "./items-card.tsx";
import { MoneyCard } from "./money-card.tsx";
import { watchNewOrders } from "./new-orders.ts";
import { OrderTimeline } from "./order-timeline.tsx";
import { awaitsReview, OrderBadges } from "./order-words.tsx";
import { type AdminOrder, cancelOrder, loadOrder, loadOrderTimeline } from "./orders.data.ts";
import { ParcelsCard } from "./parcels-card.tsx";
import { ReviewNotice } from "./review-notice.tsx";

const ShipDialog = lazy(async () => ({ default: (await import("./ship-dialog.tsx")).ShipDialog }));
const RefundDialog = lazy(async () => ({ default: (await import("./refund-dialog.tsx")).RefundDialog }));
const ConfirmDialog = lazy(async () => ({ default: (await import("../ui/confirm.tsx")).ConfirmDialog }));

/** One order: what to pack, its parcels, its money, and everything that happened to it. */
export function OrderPage() {
  const params = useParams();
  const order = createAsync(() => loadOrder(params["id"] ?? ""));
  onCleanup(watchNewOrders(() => void reloadOrder(params["id"] ?? "")));
  return <Show when={order()}>{(known) => <OpenOrder order={known()} />}</Show>;
}

const reloadOrder = (id: string) => revalidate([loadOrder.keyFor(id), loadOrderTimeline.keyFor(id)]);

type Open = "ship" | "refund" | "cancel";

function OpenOrder(props: { readonly order: AdminOrder }) {
  const [open, setOpen] = createSignal<Open>();
  const [shown, setShown] = createSignal<Open>();
  const ask = (what: Open): void => {
    setShown(what);
    setOpen(what);
  };
  const reload = () => reloadOrder(props.order.orderId);
  const canShip = () => may("shipments:write") && props.order.shippable.length > 0;
  const canRefund = () => may("refunds:write") && (props.order.refundable ?? 0) > 0;
  const canCancel = () =>
    may("orders:write") &&
    props.order.shipments.length === 0 &&
    ["PENDING", "REQUIRES_ACTION", "PAID", "PROCESSING"].includes(props.order.status);
  const close = (isOpen: boolean): void => {
    if (!isOpen) setOpen(undefined);
  };
  return (
    <Page
      title={`Order ${props.order.orderNumber}`}
      back={{ path: "/orders", label: "Orders" }}
      state={
        <>
          <OrderBadges order={props.order} />
          <span class="text-quiet">
            <When at={props.order.timestamp} />
          </span>
        </>
      }
      actions={
        <>
          <Show when={canShip()}>
            <Button onClick={() => ask("ship")}>Ship items</Button>
          </Show>
          <Show when={canRefund()}>
            <Button look="secondary" onClick={() => ask("refund")}>
              Refund
            </Button>
          </Show>
          <ButtonLink look="secondary" href={`/orders/print?kind=packing-slips&ids=${props.order.orderId}`}>
            Packing slip
          </ButtonLink>
          <Show when={canCancel()}>
            <Button look="plain" class="px-2" onClick={() => ask("cancel")}>
              Cancel order
            </Button>
          </Show>
        </>
      }
    >
      <Show when={awaitsReview(props.order)}>
        <ReviewNotice
          order={props.order}
          onChange={reload}
          onCancel={canCancel() ? () => ask("cancel") : undefined}
        />
      </Show>
      <Columns
        main={
          <>
            <ItemsCard order={props.order} />
            <ParcelsCard order={props.order} onChange={reload} />
            <OrderTimeline order={props.order} onChange={reload} />
          </>
        }
        side={
          <>
            <CustomerCard order={props.order} />
            <Show when={props.order.ledger}>
              <MoneyCard order={props.order} />
            </Show>
          </>
        }
      />
      <Suspense>
        <Show when={shown() === "ship"}>
          <ShipDialog open={open() === "ship"} onOpenChange={close} order={props.order} onDone={reload} />
        </Show>
        <Show when={shown() === "refund"}>
          <RefundDialog open={open() === "refund"} onOpenChange={close} order={props.order} onDone={reload} />
        </Show>
        <Show when={shown() === "cancel"}>
          <ConfirmDialog
            open={open() === "cancel"}
            onOpenChange={close}
            title={`Cancel order ${props.order.orderNumber}?`}
            confirm="Cancel order"
            cancel="Keep order"
            onConfirm={async () => {
              await cancelOrder(props.order);
              await reload();
            }}
          >
            <p>
              {(props.order.refundable ?? 0) > 0
                ? `${written(props.order.refundable ?? 0, props.order.currency)} is refunded to the customer's card, and all units go back to the stock.`
                : "The customer isn't charged, and all units go back to the stock."}{" "}
              This can't be undone.
            </p>
          </ConfirmDialog>
        </Show>
      </Suspense>
    </Page>
  );
}
