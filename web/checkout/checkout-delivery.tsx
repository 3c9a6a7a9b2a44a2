import { createSignal, For, onMount, Show } from "solid-js";
import { addAddress, loadMe } from "../account/account.data.ts";
import { AddressForm } from "../account/address-form.tsx";
import { account } from "../lib/account-state.ts";
import type { Address, Cart, Place } from "../lib/api-types.ts";
import { messageOf } from "../lib/problem.ts";
import { AddressLines } from "../ui/address-lines.tsx";
import { Button } from "../ui/button.tsx";
import { SkeletonLines } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import {
  isSameAddress,
  type KnownAddresses,
  keepAddress,
  keptAddress,
  knownAddresses,
} from "./checkout.data.ts";
import { ShippingOptions } from "./shipping-options.tsx";

/** The delivery step: how it is delivered, and an address from the book, from an earlier order, or a new one. */
export function DeliveryStep(props: {
  /** The prices for the place that was told last. */
  readonly quote: Cart | undefined;
  readonly onMethod: (id: string) => void;
  readonly onPlace: (place: Place) => void;
  readonly onDone: () => void;
}) {
  const [known, setKnown] = createSignal<KnownAddresses>();
  const [self, setSelf] = createSignal<Partial<Address>>({});
  const [other, setOther] = createSignal(false);
  const [chosen, setChosen] = createSignal<Address>();
  onMount(() => void open());
  const open = async (): Promise<void> => {
    const addresses = account() ? await knownAddresses() : { book: [], earlier: [] };
    const all = [...addresses.book, ...addresses.earlier];
    const kept = keptAddress();
    const same = kept && all.find((one) => isSameAddress(one, kept));
    setSelf(all[0] ? { name: all[0].name } : await profile());
    setOther(all.length === 0 || (kept !== undefined && !same));
    setChosen(same ?? all[0]);
    setKnown(addresses);
    const first = kept ?? all[0];
    if (first) props.onPlace(first);
  };
  const take = (address: Address): void => {
    keepAddress(address);
    props.onPlace(address);
    props.onDone();
  };
  const choose = (address: Address): void => {
    setChosen(address);
    props.onPlace(address);
  };
  return (
    <>
      <h2 class="mb-4 text-2xl">Delivery address</h2>
      <Show when={known()} fallback={<SkeletonLines lines={6} />}>
        {(addresses) => (
          <Show
            when={!other()}
            fallback={
              <>
                <AddressForm
                  address={keptAddress() ?? self()}
                  submit="Continue to payment"
                  inMarket={true}
                  onPlace={props.onPlace}
                  onSubmit={async (address, entry) => {
                    if (entry("keep") === "on") await keepInBook(address);
                    take(address);
                  }}
                >
                  <ShippingOptions quote={props.quote} onChoose={props.onMethod} />
                  <Show when={account()}>
                    <label class="flex min-h-11 items-center gap-3">
                      <input type="checkbox" name="keep" class="size-5" />
                      Save to my address book
                    </label>
                  </Show>
                </AddressForm>
                <Show when={addresses().book.length + addresses().earlier.length > 0}>
                  <Button class="mt-3" look="plain" onClick={() => setOther(false)}>
                    Use a saved address
                  </Button>
                </Show>
              </>
            }
          >
            <form
              class="grid gap-5"
              onSubmit={(event) => {
                event.preventDefault();
                const address = chosen();
                if (address) take(address);
              }}
            >
              <Choices
                legend="Saved addresses"
                addresses={addresses().book}
                chosen={chosen()}
                onChoose={choose}
              />
              <Choices
                legend="From previous orders"
                addresses={addresses().earlier}
                chosen={chosen()}
                onChoose={choose}
              />
              <ShippingOptions quote={props.quote} onChoose={props.onMethod} />
              <Button type="submit" wide={true}>
                Continue to payment
              </Button>
              <Button look="plain" onClick={() => setOther(true)}>
                Add a new address
              </Button>
            </form>
          </Show>
        )}
      </Show>
    </>
  );
}

function Choices(props: {
  readonly legend: string;
  readonly addresses: readonly Address[];
  readonly chosen: Address | undefined;
  readonly onChoose: (address: Address) => void;
}) {
  return (
    <Show when={props.addresses.length > 0}>
      <fieldset class="grid gap-3">
        <legend class="mb-2 text-label text-quiet">{props.legend}</legend>
        <For each={props.addresses}>
          {(address) => (
            <label class="flex gap-3 rounded-sm border border-edge p-4 has-checked:border-2 has-checked:border-ink has-checked:bg-sunken">
              <input
                type="radio"
                name="address"
                class="mt-1.5 size-4"
                checked={address === props.chosen}
                onChange={() => props.onChoose(address)}
              />
              <AddressLines address={address} />
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  );
}

/** The prefilled fields for a shopper who has no address yet. */
async function profile(): Promise<Partial<Address>> {
  if (!account()) return {};
  const me = await loadMe().catch(() => undefined);
  return { name: me?.name ?? account()?.name, phone: me?.phone };
}

/** A full address book, or a failed request, must not delay the order. */
async function keepInBook(address: Address): Promise<void> {
  try {
    await addAddress(address);
  } catch (error) {
    toast(`We couldn't save this address. ${messageOf(error)}`, "problem");
  }
}
