import type { Product } from "../../api/domain/catalog/product.ts";
import { fold } from "../../api/domain/search/text/fold.ts";
import { type Form, formsMeeting, formsOf } from "./wishes.ts";

/**
 * The one form of a product that is meant by a variant's id or by options. "choose" where several may be, or none is: the shop
 * never picks a size for a shopper.
 */
export function formMeant(
  product: Product,
  wish: { readonly variantId?: string | undefined; readonly options?: readonly string[] | undefined },
): Form | "choose" {
  const forms = formsOf(product);
  const { variantId, options = [] } = wish;
  if (product.variants.length === 0) return forms[0] ?? "choose";
  if (variantId !== undefined) {
    const meant = forms.find(
      (form) => form.variantId !== undefined && fold(form.variantId) === fold(variantId),
    );
    if (meant) return meant;
    // Another variant than the one that is named is never meant, not even the only one that the market sells.
    if (options.length === 0) return "choose";
  }
  if (options.length === 0) return forms.length === 1 ? (forms[0] ?? "choose") : "choose";
  const met = formsMeeting(product, forms, options).forms;
  return met.length === 1 ? (met[0] ?? "choose") : "choose";
}

/** What a line of this form is called, as in the cart: "Tee (Ink, L)". */
export const nameOfForm = (product: Product, form: Form): string =>
  form.variantId === undefined ? product.name : `${product.name} (${Object.values(form.options).join(", ")})`;
