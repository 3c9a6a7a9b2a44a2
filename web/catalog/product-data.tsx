import { isServer, NoHydration } from "solid-js/web";
import { numberFormat } from "../../api/domain/formats.ts";
import type { Product } from "../lib/api-types.ts";
import { absolute, breadcrumbList, JsonLd } from "../lib/head.tsx";
import { store } from "../lib/store.ts";
import { inMarket } from "../market/market.ts";

/**
 * Structured data of a product: https://schema.org/Product with an Offer, one per variant, or an AggregateOffer of them where
 * their prices differ.
 */
export function ProductData(props: { readonly product: Product }) {
  return isServer ? (
    <>
      <JsonLd data={productData(props.product)} />
      <JsonLd
        data={breadcrumbList([
          { name: "Shop", path: "/" },
          { name: props.product.category, path: `/c/${props.product.categorySlug}` },
          { name: props.product.name, path: `/p/${props.product.slug}` },
        ])}
      />
    </>
  ) : (
    <NoHydration />
  );
}

/** Availability is stated as on the page: in stock or not. */
export function productData(product: Product) {
  const url = absolute(inMarket(`/p/${product.slug}`));
  const options = { style: "currency", currency: store().currency } as const;
  // The browser's build leaves this function out, but would keep what it imports.
  const format = import.meta.env.SSR ? numberFormat("en", options) : new Intl.NumberFormat("en", options);
  const { maximumFractionDigits: digits } = format.resolvedOptions();
  const amount = (price: number) => price.toFixed(digits);
  const offer = (price: number, available: number) => ({
    "@type": "Offer",
    price: amount(price),
    priceCurrency: store().currency,
    availability: `https://schema.org/${available > 0 ? "InStock" : "OutOfStock"}`,
    itemCondition: "https://schema.org/NewCondition",
  });
  const each = product.variants.map((variant) => ({
    ...offer(variant.price ?? product.price, variant.available),
    sku: variant.sku,
    url: `${url}?variant=${encodeURIComponent(variant.id)}`,
  }));
  const variants =
    product.highestPrice > product.lowestPrice
      ? {
          "@type": "AggregateOffer",
          lowPrice: amount(product.lowestPrice),
          highPrice: amount(product.highestPrice),
          priceCurrency: store().currency,
          offerCount: each.length,
          availability: `https://schema.org/${product.available > 0 ? "InStock" : "OutOfStock"}`,
          offers: each,
        }
      : each;
  return {
    "@type": "Product",
    name: product.name,
    description: product.description,
    image: (product.images.length > 0 ? product.images : [product.imageUrl]).map(absolute),
    category: product.category,
    sku: product.productId,
    url,
    offers: product.variants.length === 0 ? { ...offer(product.price, product.available), url } : variants,
  };
}
