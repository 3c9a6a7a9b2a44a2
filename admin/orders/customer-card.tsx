import { Show } from "solid-js";
import { AddressLines } from "../../web/ui/address-lines.tsx";
import { may } from "../shell/staff.ts";
import { Card } from "../ui/page.tsx";
import type { AdminOrder } from "./orders.data.ts";

/** Who ordered and where it goes. */
export function CustomerCard(props: { readonly order: AdminOrder }) {
  return (
    <Card title="Customer">
      <div class="grid gap-4">
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
        <Show when={may("customers:read")}>
          <a
            class="inline-flex min-h-11 items-center text-label underline lg:min-h-8"
            href={`/orders?customer=${encodeURIComponent(props.order.userId)}`}
          >
            All orders of this customer
          </a>
        </Show>
      </div>
    </Card>
  );
}
