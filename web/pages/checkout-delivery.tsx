import { createSignal, For, onMount, Show } from "solid-js";
import { AddressForm, AddressLines } from "../layout/address-form.tsx";
import { account } from "../lib/account-state.ts";
import type { Address } from "../lib/views.ts";
import { Button } from "../ui/button.tsx";
import { SkeletonLines } from "../ui/skeleton.tsx";
import { isSameAddress, keepAddress, keptAddress, knownAddresses } from "./checkout.data.ts";

/** Where it goes: an address of an earlier order, or another. */
export function DeliveryStep(props: {
  readonly onPlace: (place: Pick<Address, "country" | "state">) => void;
  readonly onDone: () => void;
}) {
  const [known, setKnown] = createSignal<readonly Address[]>();
  const [other, setOther] = createSignal(false);
  const [chosen, setChosen] = createSignal(0);
  onMount(() => void open());
  const open = async (): Promise<void> => {
    const addresses = await knownAddresses().catch(() => []);
    setKnown(addresses);
    const kept = keptAddress();
    const at = kept ? addresses.findIndex((one) => isSameAddress(one, kept)) : -1;
    setOther(addresses.length === 0 || (kept !== undefined && at < 0));
    setChosen(Math.max(0, at));
    const first = kept ?? addresses[0];
    if (first) props.onPlace(first);
  };
  const take = async (address: Address): Promise<void> => {
    keepAddress(address);
    props.onPlace({ country: address.country, state: address.state });
    props.onDone();
  };
  const confirm = (): void => {
    const address = known()?.[chosen()];
    if (address) void take(address);
  };
  return (
    <>
      <h2 class="mb-4 text-2xl">Where shall it go?</h2>
      <Show when={known()} fallback={<SkeletonLines lines={6} />}>
        <Show
          when={!other()}
          fallback={
            <>
              <AddressForm
                address={keptAddress() ?? { name: account()?.name }}
                submit="On to payment"
                onPlace={props.onPlace}
                onSubmit={take}
              />
              <Show when={(known()?.length ?? 0) > 0}>
                <Button class="mt-3" look="plain" onClick={() => setOther(false)}>
                  Use an address I know
                </Button>
              </Show>
            </>
          }
        >
          <form
            class="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              confirm();
            }}
          >
            <fieldset class="grid gap-3">
              <legend class="mb-2 text-label text-quiet">Addresses of your earlier orders</legend>
              <For each={known()}>
                {(address, index) => (
                  <label class="flex gap-3 rounded-sm border border-edge p-4 has-checked:border-2 has-checked:border-ink has-checked:bg-sunken">
                    <input
                      type="radio"
                      name="address"
                      class="mt-1.5 size-4"
                      checked={index() === chosen()}
                      onChange={() => {
                        setChosen(index());
                        props.onPlace(address);
                      }}
                    />
                    <AddressLines address={address} />
                  </label>
                )}
              </For>
            </fieldset>
            <Button type="submit" wide={true}>
              On to payment
            </Button>
            <Button look="plain" onClick={() => setOther(true)}>
              Another address
            </Button>
          </form>
        </Show>
      </Show>
    </>
  );
}
