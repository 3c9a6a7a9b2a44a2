import type { Issue } from "../errors.ts";
import type { Product, Variant } from "./product.ts";
import { skuKey } from "./sku.ts";

/** Where a product's variants do not agree with its options or repeat one another. */
export function variantIssues({ options, variants }: Pick<Product, "options" | "variants">): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  variants.forEach((variant, index) => {
    for (const option of options)
      if (!option.values.includes(variant.options[option.name] ?? ""))
        issues.push({
          path: `variants.${index}.options.${option.name}`,
          message: `must be one of ${option.values.join(", ")}`,
        });
    if (Object.keys(variant.options).length !== options.length)
      issues.push({
        path: `variants.${index}.options`,
        message: "must have a value for each option of the product, and no others",
      });
    for (const [field, value, shown] of [
      ["id", variant.id, variant.id],
      ["sku", skuKey(variant.sku), variant.sku],
      ["options", optionKey(variant), Object.values(variant.options).join(", ")],
    ] as const) {
      const key = `${field} ${value}`;
      if (seen.has(key))
        issues.push({
          path: `variants.${index}.${field}`,
          message: `Another variant of this product has ${field === "sku" ? "the SKU" : `the ${field}`} "${shown}" too.`,
        });
      seen.add(key);
    }
  });
  return issues;
}

const optionKey = (variant: Variant): string =>
  JSON.stringify(variant.options, Object.keys(variant.options).sort());
