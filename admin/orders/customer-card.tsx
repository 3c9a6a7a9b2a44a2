import { createSignal, lazy, Show, Suspense } from "solid-js";
import { arrival } from "../../web/market/dates.ts";
import { AddressLines } from "../../web/ui/address-lines.tsx";
import { Button } from "../../web/ui/button.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { Card } from "../ui/page.tsx";
import { type AdminOrder, revokeLinks } from "./orders.data.ts";

const ConfirmDialog = lazy(async () => ({ default: (await import("../ui/confirm.tsx")).ConfirmDialog }));

/** Who ordered and where it goes. */
export function CustomerCard(props: { readonly order: AdminOrder }) {
  const isGuest = () => props.order.userId.startsWith("guest:");
  return (
    <Card title="Customer">
      <div class="grid gap-4">
        <Show when={isGuest()}>
          <p>
            <Badge tone="plain">Guest</Badge>
          </p>
        </Show>
        <Show when={props.order.email}>
          {(email) => (
            <p class="wrap-anywhere">
              <a class="underline" href={`mailto:${email()}`}>
                {email()}
              </a>
            </p>
          )}
        </Show>
        <div>
          <h3 class="mb-1 text-label font-medium text-quiet">Ship to</h3>
          <AddressLines address={props.order.shippingAddress} />
          <Show when={props.order.shippingAddress.phone}>
            {(phone) => (
              <p>
                <a class="underline" href={`tel:${phone()}`}>
                  {phone()}
                </a>
              </p>
            )}
          </Show>
        </div>
        <Show when={props.order.shippingMethod}>
          {(method) => (
            <div>
              <h3 class="mb-1 text-label font-medium text-quiet">Delivery</h3>
              <p class="wrap-anywhere">{method().name}</p>
              <p class="text-label text-quiet">{arrival(method())}</p>
            </div>
          )}
        </Show>
        <Show when={isGuest() && may("orders:write")}>
          <GuestLinks orderId={props.order.orderId} />
        </Show>
        <Show when={may("customers:read")}>
          <a
            class="inline-flex min-h-11 items-center text-label underline lg:min-h-8"
            href={`/orders?customer=${encodeURIComponent(isGuest() ? (props.order.email ?? "") : props.order.userId)}`}
          >
            {isGuest() ? "All orders with this address" : "All orders of this customer"}
          </a>
        </Show>
      </div>
    </Card>
  );
}

/** Ends the links that a guest's mails carry: after one was passed on, or sent to a mistyped address. */
function GuestLinks(props: { readonly orderId: string }) {
  const [asking, setAsking] = createSignal(false);
  return (
    <div>
      <Button look="plain" class="px-0" onClick={() => setAsking(true)}>
        Revoke order links
      </Button>
      <Show when={asking()}>
        <Suspense>
          <ConfirmDialog
            open={true}
            onOpenChange={setAsking}
            title="Revoke the links of this order?"
            confirm="Revoke links"
            cancel="Keep links"
            onConfirm={async () => {
              await revokeLinks(props.orderId);
              toast("Links revoked.");
            }}
          >
            <p>
              Links in emails that were sent until now stop working. The next email has a new link, and the
              customer can ask for one.
            </p>
          </ConfirmDialog>
        </Suspense>
      </Show>
    </div>
  );
}
