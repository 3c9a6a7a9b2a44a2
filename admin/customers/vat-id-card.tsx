import { revalidate } from "@solidjs/router";
import { Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { Button } from "../../web/ui/button.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { may } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { Facts } from "../ui/facts.tsx";
import { Card } from "../ui/page.tsx";
import { When } from "../ui/time.tsx";
import { type Customer, loadCustomer, verifyVatId } from "./customers.data.ts";

/** A customer's VAT id. Orders go by it once staff have verified it. */
export function VatIdCard(props: {
  readonly userId: string;
  readonly taxes: Customer["taxes"] & { readonly vatId: string };
}) {
  const { busy, problem, run } = createAttempt();
  const verified = () => props.taxes.verifiedAt !== undefined;
  const change = () =>
    run(async () => {
      await verifyVatId(props.userId, props.taxes.vatId, !verified());
      await revalidate(loadCustomer.key);
    });
  return (
    <Card title="VAT ID">
      <div class="grid gap-4">
        <Facts
          facts={[
            ["Number", props.taxes.vatId],
            [
              "State",
              <Badge tone={verified() ? "good" : "attention"}>
                {verified() ? "Verified" : "Not verified"}
              </Badge>,
            ],
            ["Verified", props.taxes.verifiedAt ? <When at={props.taxes.verifiedAt} /> : undefined],
            ["By", props.taxes.verifiedBy],
          ]}
        />
        <Show when={problem()}>
          <Notice kind="problem">{problem()}</Notice>
        </Show>
        <Show when={may("customers:write")}>
          <Show when={!verified()}>
            <p class="text-label text-quiet">
              Tax is charged until you verify that the number belongs to this customer, for example in VIES.
            </p>
          </Show>
          <Button look="secondary" busy={busy() !== undefined} onClick={() => void change()}>
            {verified() ? "Take verification back" : "Mark as verified"}
          </Button>
        </Show>
      </div>
    </Card>
  );
}
