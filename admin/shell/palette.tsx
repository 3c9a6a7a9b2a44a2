import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, on, onCleanup } from "solid-js";
import { messageOf } from "../../web/lib/problem.ts";
import { Drawer } from "../../web/ui/drawer.tsx";
import { box } from "../../web/ui/field.tsx";
import { areas } from "../areas.ts";
import { type Finder, type Found, finders } from "./finders.ts";
import { may } from "./staff.ts";

type Group = { readonly label: string; readonly items: readonly Found[] };

/** Goes to a page, or to an order, a product or a customer that is found by its text. Arrows choose, Enter opens. */
export function Palette(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onHelp: () => void;
}) {
  const navigate = useNavigate();
  const [text, setText] = createSignal("");
  const [records, setRecords] = createSignal<readonly Group[]>([]);
  const [state, setState] = createSignal<"idle" | "searching" | { readonly problem: string }>("idle");
  const [at, setAt] = createSignal(0);
  const groups = createMemo((): readonly Group[] => [
    { label: "Pages", items: pagesFor(text()) },
    ...records(),
  ]);
  const all = () => groups().flatMap(({ items }) => items);
  createEffect(
    on(text, (asked) => {
      setAt(0);
      const words = asked.trim();
      if (words.length < 2) {
        setRecords([]);
        setState("idle");
        return;
      }
      setState("searching");
      let dropped = false;
      const waiting = setTimeout(() => void find(words, () => dropped), 200);
      onCleanup(() => {
        dropped = true;
        clearTimeout(waiting);
      });
    }),
  );
  const find = async (words: string, isDropped: () => boolean): Promise<void> => {
    const found = await Promise.allSettled(
      finders
        .filter(({ permission, page }) => may(permission) && isPage(page))
        .map((finder) => groupOf(finder, words)),
    );
    // Newer text has been typed.
    if (isDropped()) return;
    setRecords(found.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
    const failed = found.find(({ status }) => status === "rejected");
    setState(failed?.status === "rejected" ? { problem: messageOf(failed.reason) } : "idle");
  };
  const open = (found: Found | undefined): void => {
    if (!found) return;
    props.onOpenChange(false);
    if (found.path === helpPath) props.onHelp();
    else navigate(found.path);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { length } = all();
    if (event.key === "ArrowDown") setAt((now) => (now + 1) % Math.max(1, length));
    else if (event.key === "ArrowUp") setAt((now) => (now - 1 + length) % Math.max(1, length));
    else if (event.key === "Enter") open(all()[at()]);
    else return;
    event.preventDefault();
    document.getElementById(`found-${at()}`)?.scrollIntoView({ block: "nearest" });
  };
  const problem = () => {
    const now = state();
    return typeof now === "object" ? now.problem : undefined;
  };
  return (
    <Drawer open={props.open} onOpenChange={props.onOpenChange} title="Search" side="center">
      <div class="grid gap-3">
        <input
          type="text"
          role="combobox"
          aria-label="Pages, orders, products and customers"
          aria-expanded={all().length > 0}
          aria-controls="found"
          aria-activedescendant={all().length > 0 ? `found-${at()}` : undefined}
          aria-autocomplete="list"
          autocomplete="off"
          spellcheck={false}
          maxlength="200"
          class={box}
          placeholder="Order number, product, page…"
          ref={(input) => queueMicrotask(() => input.focus())}
          value={text()}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <p role="status" class="min-h-5 text-label text-quiet">
          {problem() ?? statusOf(state() === "searching", text(), all().length)}
        </p>
        <div id="found" role="listbox" aria-label="Results" class="grid gap-3">
          <For each={groups().filter(({ items }) => items.length > 0)}>
            {(group) => (
              // biome-ignore lint/a11y/useSemanticElements: a listbox has groups of options, which no element stands for.
              <div role="group" aria-label={group.label} class="grid">
                <p aria-hidden="true" class="px-2 pb-1 text-label font-medium text-quiet">
                  {group.label}
                </p>
                <For each={group.items}>
                  {(found) => {
                    const place = () => all().indexOf(found);
                    return (
                      <button
                        type="button"
                        id={`found-${place()}`}
                        role="option"
                        tabindex="-1"
                        aria-selected={place() === at()}
                        class="flex min-h-11 flex-wrap items-center justify-between gap-x-4 rounded-sm px-2 py-1.5 text-left hover:bg-sunken aria-selected:bg-sunken"
                        onClick={() => open(found)}
                        onPointerMove={() => setAt(place())}
                      >
                        <span class="min-w-0 wrap-anywhere">{found.label}</span>
                        <span class="text-label text-quiet">{found.detail}</span>
                      </button>
                    );
                  }}
                </For>
              </div>
            )}
          </For>
        </div>
      </div>
    </Drawer>
  );
}

/** A record is found once it has a page to lead to. */
const isPage = (path: string): boolean => areas.some(({ pages }) => pages.some((page) => page.path === path));

const helpPath = "#shortcuts";

/** The pages that the person may see and whose names have all the words. */
function pagesFor(text: string): readonly Found[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const pages = areas
    .filter(({ permission }) => may(permission))
    .map(({ label, group, pages: [first] }) => ({ path: first.path, label, detail: group }));
  return [...pages, { path: helpPath, label: "Keyboard shortcuts", detail: "Help" }].filter(({ label }) =>
    words.every((word) => label.toLowerCase().includes(word)),
  );
}

const groupOf = async ({ label, find }: Finder, text: string): Promise<Group> => ({
  label,
  items: await find(text),
});

function statusOf(searching: boolean, text: string, count: number): string {
  if (searching) return "Searching…";
  if (text.trim() === "") return "Type to search, or choose a page.";
  return count === 0 ? "Nothing found. Check the spelling, or try fewer words." : `${count} found`;
}
