import { createSignal, For, Show } from "solid-js";
import { signOut } from "../lib/session.ts";
import { inMarket } from "../market/market.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Button } from "../ui/button.tsx";
import { PageSkeleton, Skeleton } from "../ui/skeleton.tsx";
import { loadMe } from "./account.data.ts";
import { AccountPageFrame } from "./account-page.tsx";
import { Profile } from "./account-profile.tsx";
import { YourData } from "./data/your-data.tsx";
import { PasswordSection } from "./password-form.tsx";
import { loadVatId } from "./vat-id.data.ts";
import { VatId } from "./vat-id.tsx";

/** The account's overview: who is signed in, and links to its pages. */
export function AccountPage() {
  const [leaving, setLeaving] = createSignal(false);
  const leave = async (): Promise<void> => {
    setLeaving(true);
    await signOut();
    // A full page load, so that nothing of the account stays in memory.
    window.location.assign(inMarket("/"));
  };
  const leaveClosed = async (): Promise<void> => {
    setLeaving(true);
    await signOut();
    // The browser's way back does not lead to the account's pages.
    window.location.replace(inMarket("/account/closed"));
  };
  return (
    <Show when={!leaving()} fallback={<PageSkeleton />}>
      <AccountPageFrame title="Your account" path="/account">
        <ul class="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2">
          <For each={places}>
            {(place) => (
              <li>
                <a
                  href={inMarket(place.path)}
                  class="group flex h-full items-start justify-between gap-4 rounded-sm border border-line p-5 transition-colors hover:border-ink hover:bg-sunken"
                >
                  <span>
                    <span class="block font-display text-xl">{place.name}</span>
                    <span class="mt-1 block text-quiet">{place.text}</span>
                  </span>
                  <span aria-hidden="true" class="text-xl transition-transform group-hover:translate-x-1">
                    →
                  </span>
                </a>
              </li>
            )}
          </For>
        </ul>
        <section class="mt-10 border-t border-line pt-6" aria-labelledby="profile">
          <h2 id="profile" class="text-2xl">
            Profile
          </h2>
          <div class="mt-4">
            <Loaded load={loadMe} what="your profile" skeleton={<Skeleton class="h-32 w-full max-w-md" />}>
              {(me, setMe) => <Profile me={me()} onChange={setMe} />}
            </Loaded>
          </div>
        </section>
        <section class="mt-10 border-t border-line pt-6" aria-labelledby="vat-id">
          <h2 id="vat-id" class="text-2xl">
            VAT ID
          </h2>
          <div class="mt-4">
            <Loaded load={loadVatId} what="your VAT ID" skeleton={<Skeleton class="h-12 w-full max-w-md" />}>
              {(taxes, setTaxes) => <VatId taxes={taxes()} onChange={setTaxes} />}
            </Loaded>
          </div>
        </section>
        <PasswordSection />
        <YourData onClosed={() => void leaveClosed()} />
        <section class="mt-10 border-t border-line pt-6">
          <Button look="secondary" onClick={() => void leave()}>
            Sign out
          </Button>
        </section>
      </AccountPageFrame>
    </Show>
  );
}

const places = [
  { name: "Orders", path: "/orders", text: "Track, cancel or buy again" },
  { name: "Track an order", path: "/track", text: "Ordered without signing in" },
  { name: "Addresses", path: "/account/addresses", text: "Manage your delivery addresses" },
  { name: "Notifications", path: "/account/notifications", text: "Choose what you hear about" },
  { name: "Saved items", path: "/wishlist", text: "Products you've saved for later" },
] as const;
