import type { Conversation, Kind } from "../format.ts";
import { cart } from "./cart.data.ts";
import { comparisons } from "./comparisons.data.ts";
import { corrections } from "./corrections.data.ts";
import { followUps } from "./follow-ups.data.ts";
import { injectionsInData } from "./injections-in-data.data.ts";
import { injectionsInMessages } from "./injections-in-messages.data.ts";
import { orders } from "./orders.data.ts";
import { policies } from "./policies.data.ts";
import { refusals } from "./refusals.data.ts";
import { search } from "./search.data.ts";
import { several } from "./several.data.ts";
import { talk } from "./talk.data.ts";
import { writing } from "./writing.data.ts";

/** Written when the embedded model was done, and not seen by whoever wrote it. */
export const thirdHalf: Readonly<Record<Kind, readonly Conversation[]>> = {
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
  injection: [...injectionsInMessages, ...injectionsInData],
};
