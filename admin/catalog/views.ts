import { createSignal } from "solid-js";
import { staff } from "../shell/staff.ts";

/** A list as somebody has set it up: filters and order as in the URL, and the columns that are hidden. */
export type SavedView = {
  readonly name: string;
  readonly search: string;
  readonly hidden: readonly string[];
};

type Kept = { readonly hidden: readonly string[]; readonly views: readonly SavedView[] };

/**
 * The columns and saved views of a list, kept in this browser for the signed-in person. Anything unreadable there counts as
 * nothing saved.
 */
export function createViews(list: string, hiddenAtFirst: readonly string[]) {
  const key = `views:${list}:${staff()?.userId ?? ""}`;
  const [kept, setKept] = createSignal<Kept>(read(key) ?? { hidden: hiddenAtFirst, views: [] });
  const keep = (next: Kept): void => {
    setKept(next);
    // Without storage the change lasts as long as the page.
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {}
  };
  return {
    hidden: () => kept().hidden,
    hide: (hidden: readonly string[]) => keep({ ...kept(), hidden }),
    views: () => kept().views,
    /** A view of the same name is replaced. */
    save: (view: SavedView) =>
      keep({ ...kept(), views: [...kept().views.filter(({ name }) => name !== view.name), view] }),
    remove: (name: string) => keep({ ...kept(), views: kept().views.filter((view) => view.name !== name) }),
  };
}

function read(key: string): Kept | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isKept(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

const isKept = (value: unknown): value is Kept =>
  isRecord(value) &&
  areTexts(value["hidden"]) &&
  Array.isArray(value["views"]) &&
  value["views"].every(
    (view: unknown) =>
      isRecord(view) &&
      typeof view["name"] === "string" &&
      typeof view["search"] === "string" &&
      areTexts(view["hidden"]),
  );

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
