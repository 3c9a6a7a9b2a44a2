import { ButtonLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { addressIn, type OtherMarket } from "./address.ts";

/** Beside a country that this market does not sell to: the one that does, with the cart. */
export function OtherMarketNotice(props: { readonly country: string; readonly market: OtherMarket }) {
  return (
    <Notice kind="info" title={`We sell to ${props.country} in ${props.market.name}`}>
      <p class="mb-3">Prices and delivery are different there. Your cart comes along.</p>
      <ButtonLink look="secondary" target="_self" href={addressIn(props.market, "/cart")}>
        Continue in {props.market.name}
      </ButtonLink>
    </Notice>
  );
}
