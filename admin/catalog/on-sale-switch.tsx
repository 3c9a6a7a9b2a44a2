import { useAction } from "@solidjs/router";
import { Switch } from "../../web/ui/switch.tsx";
import { may } from "../shell/staff.ts";
import { createOptimistic } from "../ui/optimistic.ts";
import { type AdminProduct, setOnSale } from "./catalog.data.ts";

/** Puts a product on sale or takes it off; shown at once, and as it was when the API refuses. */
export function OnSaleSwitch(props: { readonly product: AdminProduct }) {
  const write = useAction(setOnSale);
  const state = createOptimistic(() => props.product.isActive);
  return (
    <Switch
      label={`${props.product.name} on sale`}
      on={state.shown()}
      disabled={!may("catalog:write")}
      onChange={(on) => void state.change(on, () => write(props.product, on))}
    />
  );
}
