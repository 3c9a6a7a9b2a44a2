/** SKUs that read alike are one: blanks around it, case and full-width letters do not tell two apart. */
export const skuKey = (sku: string): string =>
  sku.normalize("NFKC").trim().replace(/\s+/g, " ").toUpperCase();
