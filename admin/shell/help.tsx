import { For } from "solid-js";
import { Drawer } from "../../web/ui/drawer.tsx";
import { areas } from "../areas.ts";
import { Checkbox } from "../ui/form.tsx";
import { commandKey, letters, type Shortcut, singleKeys, useSingleKeys } from "./shortcuts.ts";
import { may } from "./staff.ts";

/** Every shortcut, as pages of the admin have them. */
export function ShortcutHelp(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const groups = (): readonly (readonly [title: string, shortcuts: readonly Shortcut[]])[] => [
    [
      "Everywhere",
      [
        { keys: [commandKey, "K"], label: "Search and go to…" },
        { keys: ["/"], label: "Search on this page" },
        { keys: ["?"], label: "Show this help" },
      ],
    ],
    [
      "Go to",
      areas
        .filter(({ permission }) => may(permission))
        .flatMap((area) => {
          const letter = letters.get(area);
          return letter === undefined ? [] : [{ keys: ["G", letter.toUpperCase()], label: area.label }];
        }),
    ],
    [
      "Table of products",
      [
        { keys: ["↑", "↓"], label: "Move between rows" },
        { keys: ["Space"], label: "Select a row" },
        { keys: ["Shift", "↓"], label: "Select a range" },
        { keys: [commandKey, "A"], label: "Select all that are loaded" },
        { keys: ["Esc"], label: "Clear the selection" },
      ],
    ],
  ];
  return (
    <Drawer open={props.open} onOpenChange={props.onOpenChange} title="Keyboard shortcuts" side="center">
      <div class="grid gap-5">
        <For each={groups()}>
          {([title, shortcuts]) => (
            <section class="grid gap-1" aria-label={title}>
              <h3 class="text-label text-quiet">{title}</h3>
              <ul class="grid gap-1">
                <For each={shortcuts}>
                  {({ keys, label }) => (
                    <li class="flex items-center justify-between gap-4">
                      {label}
                      <span class="flex gap-1">
                        <For each={keys}>{(key) => <Key name={key} />}</For>
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
        <Checkbox
          label="Use keys without Ctrl or ⌘"
          hint="Turn this off if you dictate, or press keys by accident."
          checked={singleKeys()}
          onChange={({ currentTarget }) => useSingleKeys(currentTarget.checked)}
        />
      </div>
    </Drawer>
  );
}

const Key = (props: { readonly name: string }) => (
  <kbd class="grid min-w-6 place-items-center rounded-sm border border-edge px-1.5 font-sans text-label">
    {props.name}
  </kbd>
);
