import { createSignal, Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { Drawer } from "../../web/ui/drawer.tsx";
import { Field } from "../../web/ui/field.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { createStaffForm } from "../ui/form.tsx";
import { adjustUnits, countUnits, reload, type SkuStock } from "./inventory.data.ts";

/** Which change of which SKU is asked for. */
export type StockChange = { readonly kind: "adjust" | "count"; readonly sku: SkuStock };

/** Asks for a difference or a count, with a reason. `change` undefined: closed. */
export function ChangeDialog(props: {
  readonly productId: string;
  readonly change: StockChange | undefined;
  readonly labelOf: (sku: SkuStock) => string;
  readonly onClose: () => void;
}) {
  return (
    <Drawer
      open={props.change !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      title={props.change?.kind === "count" ? "Count units" : "Adjust units"}
      side="center"
    >
      <Show when={props.change} keyed={true}>
        {(change) => (
          <div class="grid gap-4">
            <p class="text-quiet">
              {props.labelOf(change.sku)}: {change.sku.onHand} on hand, {change.sku.reserved} reserved.
            </p>
            <Show
              when={change.kind === "adjust"}
              fallback={<Count productId={props.productId} sku={change.sku} onDone={props.onClose} />}
            >
              <Adjust productId={props.productId} sku={change.sku} onDone={props.onClose} />
            </Show>
          </div>
        )}
      </Show>
    </Drawer>
  );
}

type Of = { readonly productId: string; readonly sku: SkuStock; readonly onDone: () => void };

function Adjust(props: Of) {
  const key = crypto.randomUUID();
  const [by, setBy] = createSignal("");
  const form = createStaffForm(async (entry) => {
    const of = { productId: props.productId, variantId: props.sku.variantId };
    await adjustUnits(of, { by: Number(entry("by")), reason: entry("reason"), key });
    toast("Units adjusted");
    props.onDone();
  });
  const after = () => props.sku.onHand + Number(by());
  return (
    <SubmitForm form={form} submit="Adjust" onCancel={props.onDone}>
      <Field
        label="Difference"
        name="by"
        type="number"
        step="1"
        inputmode="text"
        hint={
          by() === "" || Number.isNaN(after())
            ? "Positive for units that came in, negative for units that are gone."
            : `${after()} on hand afterwards`
        }
        onInput={({ currentTarget }) => setBy(currentTarget.value)}
        error={form.error("by")}
      />
      <Reason error={form.error("reason")} example="Delivery 4711" />
    </SubmitForm>
  );
}

function Count(props: Of) {
  const form = createStaffForm(async (entry) => {
    const of = { productId: props.productId, variantId: props.sku.variantId };
    const { revision } = props.sku;
    await countUnits(of, { counted: Number(entry("counted")), revision, reason: entry("reason") });
    toast("Count saved");
    props.onDone();
  });
  return (
    <SubmitForm form={form} submit="Save count" onCancel={props.onDone}>
      <Show when={form.message()?.includes("moved")}>
        <Notice kind="info" title="Units were sold or came in since this page was loaded">
          <Button
            look="secondary"
            class="mt-2"
            onClick={() => {
              props.onDone();
              void reload();
            }}
          >
            Load the present units
          </Button>
        </Notice>
      </Show>
      <Field
        label="Counted on hand"
        name="counted"
        type="number"
        min="0"
        step="1"
        inputmode="numeric"
        hint="Units on the shelf, those reserved by orders included."
        error={form.error("counted")}
      />
      <Reason error={form.error("reason")} example="Stocktaking" />
    </SubmitForm>
  );
}

const Reason = (props: { readonly error: string | undefined; readonly example: string }) => (
  <Field
    label="Reason"
    name="reason"
    maxlength="200"
    placeholder={props.example}
    hint="Shown in the history."
    error={props.error}
  />
);
