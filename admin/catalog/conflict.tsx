import { For } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import type { Draft } from "./draft.ts";
import { addressesIn } from "./pictures/picture-list.ts";

/** A save that was refused: what others saved meanwhile, and what the edit was made on. */
export type Conflict = { readonly theirs: Draft; readonly base: Draft | undefined; readonly version: number };

const labels = {
  name: "Name",
  slug: "Slug",
  description: "Description",
  price: "Price",
  category: "Category",
  tags: "Tags",
  images: "Pictures",
  isActive: "On sale",
  taxClass: "Tax class",
  weight: "Weight",
  options: "Options",
  variants: "Variants",
} as const satisfies Partial<Record<keyof Draft, string>>;
export type Choosable = keyof typeof labels;

/** The fields that two people changed differently. */
export const disputed = (mine: Draft, { theirs, base }: Conflict): readonly Choosable[] =>
  fieldsOf().filter(
    (field) =>
      !same(field, mine, theirs) &&
      (base === undefined || (!same(field, mine, base) && !same(field, theirs, base))),
  );

/** My edit over what stands: what only they changed is theirs, and what is disputed stays mine until it is chosen. */
export const mergedDraft = (mine: Draft, { theirs, base }: Conflict): Draft => {
  const untouched = fieldsOf().filter((field) => base !== undefined && same(field, mine, base));
  return { ...mine, ...Object.fromEntries(untouched.map((field) => [field, theirs[field]])) };
};

const fieldsOf = () => Object.keys(labels) as Choosable[];
const same = (field: Choosable, one: Draft, other: Draft): boolean =>
  JSON.stringify(withoutStock(one[field])) === JSON.stringify(withoutStock(other[field]));
/** Units move by themselves. */
const withoutStock = (value: Draft[Choosable]): unknown =>
  Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === "object" ? { ...one, stock: undefined } : one))
    : value;

/** Both versions of each disputed field, to choose from. */
export function ConflictView(props: {
  readonly conflict: Conflict;
  readonly draft: Draft;
  readonly fields: readonly Choosable[];
  readonly onTheirs: (field: Choosable) => void;
}) {
  return (
    <Notice kind="problem" title="Somebody else saved this product while you were editing">
      <p>
        Their other changes are in the form now.{" "}
        {props.fields.length === 0
          ? "Check them, then save again."
          : "You both changed these fields. Yours are kept unless you take theirs. Then save again."}
      </p>
      <ul class="mt-3 grid gap-3">
        <For each={props.fields}>
          {(field) => (
            <li class="grid gap-1 border-t border-line pt-3">
              <span class="font-medium">{labels[field]}</span>
              <span class="wrap-anywhere">Yours: {shown(props.draft, field)}</span>
              <span class="wrap-anywhere">Theirs: {shown(props.conflict.theirs, field)}</span>
              <span>
                <Button
                  look="secondary"
                  aria-label={`Use their ${labels[field].toLowerCase()}`}
                  onClick={() => props.onTheirs(field)}
                >
                  Use theirs
                </Button>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Notice>
  );
}

function shown(draft: Draft, field: Choosable): string {
  const value = draft[field];
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value || "empty";
  if (field === "images") return addressesIn(draft.images).join(", ") || "none";
  if (field === "options") return draft.options.map(({ name, values }) => `${name}: ${values}`).join("; ");
  return (
    draft.variants.map(({ sku, price }) => `${sku}${price === "" ? "" : ` at ${price}`}`).join(", ") || "none"
  );
}
