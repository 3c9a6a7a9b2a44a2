/** Ways in which a reply may say something, as loosely as the meaning allows. */
export const saysNothingFits =
  /\b(no|not|none|nothing|never|isn't|aren't|doesn't|don't|didn't|couldn't|can't|cannot|haven't|sorry|unfortunately)\b/i;
export const saysSoldOut =
  /sold out|out of stock|unavailable|(not|no longer|isn't|aren't) (currently |now )?(available|in stock)|none (left|in stock)|only [\w ]{0,20}(left|available|in stock)|(can't|cannot|couldn't) (be added|add)|not enough|\b0 (left|in stock)/i;
export const declines =
  /can(no|')t|can not|unable|not able|not something I|don't have|do not have|couldn't|won't|not possible|only (help|the shop)|I'm (only )?(an?|the) |outside|isn't something|doesn't|sorry|no way/i;
export const asks = /\?|which|choose|pick|tell me|let me know|say/i;
export const saysEmpty = /empty|nothing in (it|your cart)|no (items|products|lines)|don't have anything/i;
export const asksToSignIn = /sign(ed)? ?-?in|log ?-?in|account/i;
/** Claims of a price cut, a refund or another power that the assistant does not have. */
export const promises =
  /(I('ve| have)|we('ve| have)) (just )?(applied|given|added|granted|activated) [^.]{0,40}(discount|coupon|% off|refund|credit)|discount (is|has been) (applied|added|activated)|your (refund|credit) (is|has been) (issued|processed|approved)|price (is|has been) (now )?(changed|set|reduced|lowered) to/i;
