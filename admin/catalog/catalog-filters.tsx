import { SelectFilter, textOf } from "../ui/filters.tsx";

/** The filters that every list of products has: by category, and whether they are on sale. */
export function CatalogFilters(props: { readonly categories: readonly { readonly category: string }[] }) {
  return (
    <>
      <SelectFilter
        name="category"
        label="Category"
        all="All categories"
        options={props.categories.map(({ category }) => ({ value: category, label: category }))}
      />
      <SelectFilter
        name="active"
        label="Status"
        all="On and off sale"
        options={[
          { value: "true", label: "On sale" },
          { value: "false", label: "Off sale" },
        ]}
      />
    </>
  );
}

/** These filters as the URL has them; what the API would refuse is left out. */
export function catalogFiltersIn(search: Readonly<Record<string, string | string[] | undefined>>): {
  readonly category?: string;
  readonly active?: "true" | "false";
} {
  const [category, active] = [textOf(search["category"]), textOf(search["active"])];
  return {
    ...(category !== "" && { category }),
    ...((active === "true" || active === "false") && { active }),
  };
}
