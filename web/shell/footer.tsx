import { For } from "solid-js";
import { store } from "../lib/store.ts";

const links = [
  { name: "Delivery", path: "/pages/delivery" },
  { name: "Returns", path: "/pages/returns" },
  { name: "Privacy", path: "/pages/privacy" },
  { name: "Accessibility", path: "/pages/accessibility" },
  { name: "Your orders", path: "/orders" },
  { name: "Track an order", path: "/track" },
] as const;

/** The footer with links to the shop's own pages. */
export function Footer() {
  return (
    <footer class="mt-20 border-t border-line bg-sunken print:hidden">
      <div class="page flex flex-wrap items-baseline justify-between gap-x-10 gap-y-4 pt-8 pb-20">
        <p class="font-display text-lg">{store().name}</p>
        <nav aria-label="Customer service">
          <ul class="flex flex-wrap gap-x-6">
            <For each={links}>
              {(link) => (
                <li>
                  <a
                    href={link.path}
                    class="inline-flex min-h-11 items-center text-[0.9375rem] hover:underline"
                  >
                    {link.name}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
