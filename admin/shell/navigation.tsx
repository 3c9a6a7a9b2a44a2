import { useLocation } from "@solidjs/router";
import { For, Show } from "solid-js";
import { type Area, areas } from "../areas.ts";
import { Icon } from "../ui/icons.tsx";
import { may } from "./staff.ts";

/** Links to the areas that the person may see, by group. */
export function Navigation() {
  const groups = () =>
    [...Map.groupBy(areas, ({ group }) => group)]
      .map(([name, all]) => ({ name, areas: all.filter(({ permission }) => may(permission)) }))
      .filter((group) => group.areas.length > 0);
  return (
    <nav aria-label="Admin" class="grid gap-5">
      <For each={groups()}>
        {(group, place) => (
          <div class="grid gap-0.5">
            <Show when={place() > 0}>
              <p class="px-3 pb-1 text-label font-medium text-quiet">{group.name}</p>
            </Show>
            <For each={group.areas}>{(area) => <AreaLink area={area} />}</For>
          </div>
        )}
      </For>
    </nav>
  );
}

function AreaLink(props: { readonly area: Area }) {
  const location = useLocation();
  const path = () => props.area.pages[0].path;
  const here = () =>
    path() === "/" ? location.pathname === "/" : `${location.pathname}/`.startsWith(`${path()}/`);
  return (
    <a
      href={path()}
      aria-current={here() ? "page" : undefined}
      class="flex min-h-11 items-center gap-3 rounded-md px-3 hover:bg-sunken aria-[current=page]:bg-sunken aria-[current=page]:font-semibold lg:min-h-9"
    >
      <Icon name={props.area.icon} />
      {props.area.label}
    </a>
  );
}
