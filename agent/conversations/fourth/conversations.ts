import type { Conversation, Kind } from "../format.ts";
import { cart } from "./cart.data.ts";
import { comparisons } from "./comparisons.data.ts";
import { corrections } from "./corrections.data.ts";
import { followUps } from "./follow-ups.data.ts";
import { orders } from "./orders.data.ts";
import { policies } from "./policies.data.ts";
import { refusals } from "./refusals.data.ts";
import { search } from "./search.data.ts";
import { several } from "./several.data.ts";
import { talk } from "./talk.data.ts";
import { writing } from "./writing.data.ts";

/** What most shoppers type, written by somebody who has not seen the embedded model or what it answers. */
export const fourthHalf: Readonly<Record<Kind, readonly Conversation[]>> = {
  search,
  comparison: comparisons,
  cart,
  orders,
  policy: policies,
  "follow-up": followUps,
  correction: corrections,
  several,
  talk,
  refusal: refusals,
  writing,
  injection: [],
};
