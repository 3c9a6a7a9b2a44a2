import type { Memory } from "../memory.ts";
import { answeredAs, routeOf } from "../routing/route.ts";
import { any, re, starts } from "../text/pattern.ts";
import type { Limit, Wish } from "../wishes.ts";

const asking = starts`(?:what|how|when|where|which|who|why|is|are|do|does|did|can|could|may|will|would|should|if|am|tell me|explain|i (?:want|would like|need) to know)`;
const person = any(
  "human|humans|(?:real |live |actual )?person|agent|representative|operator|manager|supervisor|(?:some|any)(?:one|body)(?: real)?|staff|employee|colleague|support team|customer (?:service|support|care)",
);

/** What is said to be beyond the assistant, first match first. Questions about how the shop does it go to the knowledge base. */
const limits: readonly (readonly [Limit, RegExp])[] = [
  [
    "human",
    re`(?:talk|speak|chat|connect me|transfer me|put me through|pass me|get me|escalate|i (?:want|need)|give me|hand me|let me (?:talk|speak)|is there)(?: (?:to|with|over to|on to))? (?:an? |the |your |another )?${person}|call me(?: back)?|human (?:please|agent|help)`,
  ],
  [
    "prompt",
    re`(?:system|hidden|initial|original|secret) (?:prompt|instructions?|message|rules)|your (?:prompt|instructions?|rules|configuration|source code|guidelines)|(?:repeat|print|reveal|output|show)(?: me)? (?:everything|all|the (?:text|words)) above|api keys?|passwords? (?:of|for|to) the|developer mode|jailbreak|environment variables?|database|sql`,
  ],
  [
    "private",
    re`(?:all|every|other|each|everyone'?s?|people'?s?)(?: (?:the|other|customers?'?s?|users?'?s?))* (?:carts|baskets)|(?:clear|empty|delete|show|list) (?:all )?(?:the )?carts|(?:other|another|someone else s|somebody else s|different|all|every|each)(?: (?:your|the|of|other|my))* (?:customer|user|shopper|people|person|client|account|buyer)s?(?: ?'?s)?|(?:customer|user|someone else|somebody else|neighbou?r|friend|wife|husband|mother|father|boss|ex|girlfriend|boyfriend|brother|sister)'s? (?:orders?|carts?|address|email|account|cart|basket|purchases?|phone|data)|(?:orders?|cart|basket|account|address|data|email) (?:of|for|from|belonging to) (?:[\p{L}\p{N}._-]+ ?@|(?:the )?(?:user|customer|customer id|account)\b|(?:mr|mrs|ms|john|jane|alice|bob)\b)|list (?:of )?(?:all )?(?:your )?(?:customers|users|emails)|customer list|who (?:else )?(?:bought|ordered|has ordered)`,
  ],
  [
    "price",
    re`(?:set|change|lower|make|reduce|drop|update|edit|override|adjust|mark)(?: down)? (?:the |its |all |your |every )?(?:[\p{L}\p{N}' -]+ )?prices?(?: of .+)?(?: (?:to|by|at|as|down) .+)?$|(?:make|give)(?: it| this| that| me| them)?(?: (?:all|everything))? (?:for )?free(?: of charge)?$|price is (?:now )?[$€£]?\d|(?:costs?|is) (?:now )?(?:[$€£] ?)?(?:0|1)(?:\.\d\d)? (?:dollars?|now|usd)|(?:give|sell|get|let me have|add|put|i (?:want|take|will take))(?: me)? .+ for (?:free|nothing)$|sell (?:it|this|that|them|me .+) (?:to me )?for|for [$€£] ?[01](?:\.\d+)?$|free of charge`,
  ],
  [
    "discount",
    re`(?:give|get|have|want|need|apply|use|offer|any|got|with|deserve|add|do you (?:have|offer)|are there|is there|grant|enter|activate)(?: me)?(?: (?:an?|any|the|some|my|your|more|special|better))*(?: [\p{L}\p{N}%$]+){0,2} (?:discounts?|coupons?|vouchers?|promo(?:tion)?(?: ?codes?)?s?|promotions|discount codes?|deals?|codes?|price match|rebate)|\d{1,3} ?(?:%|percent)(?: off)?|(?:apply|use|redeem|enter|activate) (?:[\p{L}]+ ){0,3}codes?|anything off|(?:cheaper|less|lower|reduced|reduction|rebate) (?:if|when|for) (?:i|taking|buying|more|several|bulk|\d)|bulk (?:price|discount|order)|quantity discount|(?:better|lower|special|best) (?:price|deal) for (?:me|us)|haggle|negotiate|price ?match|best (?:price|offer) you|on sale|any sales?|(?:student|military|employee) discount|^(?:discount|coupon|voucher|promo)s?(?: code)?s?`,
  ],
  [
    "address",
    re`(?:change|update|edit|correct|fix|replace)(?: my| the)? (?:(?:delivery|shipping|billing|home|postal) )?address(?: (?:of|on|for|to) .+)?|(?:send|ship|deliver) (?:it|my order|the order|that) (?:to a different|to another|somewhere else)`,
  ],
  [
    "cancel",
    re`(?:cancel|stop|abort|undo|call off)(?: (?:my|the|this|that|an|last|latest|it|newest|recent))*(?: [\p{L}-]+){0,3}?(?: (?:order|purchase|delivery|shipment))(?: .+)?|^cancel(?: it| that| order.*)?$`,
  ],
  [
    "refund",
    re`(?:refund|reimburse|pay back)(?: (?:me|my|the|this|that|it|an|last))*(?: (?:order|purchase|money|payment|item|.{1,40}))?$|(?:give|get|want|need|demand|claim|request|issue)(?: me)?(?: (?:an?|my|the|full))* (?:refund|money back|reimbursement|chargeback)|money back`,
  ],
  [
    "account",
    re`(?:change|reset|forgot|forgotten|update|edit|lost|recover|remind me of)(?: my| the)? (?:password|email(?: address)?|phone(?: number)?|name|profile|account(?: details)?|notification.*)|delete my account|close my account|log (?:me )?(?:in|out)|sign (?:me )?(?:in|out|up)|create an account|register(?: me)?|unsubscribe`,
  ],
  [
    "card",
    re`(?:pay|check ?out|buy|order)\b.*\b(?:saved|stored) card|(?:my )?(?:credit |debit )?card (?:number|no|details)? ?(?:is|:) ?\d|cvv|cvc|charge my (?:card|credit card)|use my (?:card|saved card)|pay with my card \d|\d{13,19}`,
  ],
  [
    "reviews",
    re`reviews?|ratings?|(?:best|top)[ -]rated|stars?(?= |$)|what (?:do|did) (?:people|others|customers) (?:say|think)|testimonials?`,
  ],
  ["wishlist", re`wish ?-?list|(?:my )?favou?rites?|save (?:it|this|that|them) for later|bookmark`],
  [
    "notify",
    re`(?:notify|alert|email|text|tell|message|remind|ping) me (?:when|once|if|as soon as)|back in stock alert|let me know (?:when|once|if)`,
  ],
  [
    "offTopic",
    re`weather|solve|equations?|algebra|\d ?x ?[+-] ?\d|temperature outside|forecast|news|joke|poem|story|song|lyrics|recipe|president|prime minister|capital of|football|soccer|world cup|score|stock market|bitcoin|crypto|translate|homework|essay|python|javascript|write (?:me )?(?:a|an|some) (?:code|program|script|email|letter|poem|story|song|essay|function)|meaning of life|who won|horoscope|lottery|movie|what time is it|what day is it|(?:sing|dance)|calculate|(?:what is|how much is) \d+ ?(?:\+|-|x|\*|\/|plus|minus|times) ?\d+|politics|elections?|vote|religion|are you single|love me|marry me|date me|book (?:me )?(?:a |an )?(?:flight|hotel|table|taxi)|flights? to|medical|medicine|pills?|doctor|headache|diagnos(?:e|is)|symptoms?|lawyer|legal advice|invest`,
  ],
];

/** "Can I cancel an order?" asks how the shop does it; "cancel my order" asks the assistant to do it. */
const answered = new Set<Limit>(["cancel", "refund"]);
const wondering = starts`(?:and |but |so |ok )*(?:how|what|when|where|why|(?:can|could|may|do|would|should|will) i|am i|is it|do you|does|if|(?:until|till|by|up to|before|since) when|which|are there|is there)`;
const wherever = starts`(?:and |but |so |ok )*(?:how|where|when|why|at (?:what|which) (?:step|point)) (?:do|can|should|would|must|could) (?:i|we|you|one)`;

const topics = any(
  "shipp?(?:ing|ed|s|ment)?|deliver(?:y|ed|s|ies)?|postage|courier|express|overnight|next.day|return(?:s|ed|ing|able)?|send (?:it|them|this|that|something|an item|my .+) back|sent back|exchang(?:e|es|ed|ing)|refund(?:s|ed|able)?|money back|warrant(?:y|ies)|guarantee[sd]?|payment(?:s)?(?: methods?| options?)?|pay(?:ing|able)?(?: (?:with|by|in|via|using|later|on|cash|after|through))?|paypal|apple pay|google pay|klarna|credit cards?|debit cards?|visa|mastercard|amex|american express|bank transfer|cash|invoices?|receipts?|installments?|instalments?|privacy|(?:my|personal|customer) (?:data|information|details)|data protection|gdpr|cookies?|tracking me|newsletter|third parties|customs|dut(?:y|ies)|import|vat|sales tax|taxes|taxed|international(?:ly)?|abroad|overseas|worldwide|countr(?:y|ies)|po box|gift (?:wrap(?:ping)?|cards?|receipt|message)|wrap(?:ped|ping)?|opening (?:hours|times)|(?:business|office|store) hours|contact|phone number|telephone|email address|(?:your|physical|a) (?:store|shop|showroom|address|location|office)s?|located|pick ?-?up|collect in|click and collect|size (?:guide|chart)|sizing|care (?:instructions|guide)|visit(?:ing)?|showroom|(?:wash|clean|iron|dry|care for) (?:it|them|wool|cotton|linen|leather|silk|cashmere)|terms|conditions|polic(?:y|ies)|faq|broken|damaged|faulty|defective|defect|wrong (?:item|size|product|colour|thing)|missing (?:item|parts?)|lost (?:parcel|package|order)|never arrived|repair(?:s|ed)?|spare parts|replacement|cancel(?:lation|ling|led)?|chang(?:e|ing) (?:my|an|the) (?:order|address|mind)|change (?:of|my) mind|restocking|how long (?:does|do|will|until|have i|can i)|business days|working days|saturday|weekend|holidays?|secure|safe to|encrypt(?:ed|ion)?|store my|keep my|sell my|share my|delete my|sustainab(?:le|ility)|carbon|eco|complain(?:t|ts)?|minimum order|free (?:shipping|delivery|returns?)|sign for|signature|leave (?:it|the parcel)|account needed|need an account|without an account|guest checkout|loyalty|points",
);
const topic = re`${topics}`;
const everyTopic = new RegExp(topic.source, "gu");
const aboutTopics =
  /(?<![\p{L}\p{N}])(?:the|your|my|for|on|of|and|to|about|a|info|information|costs?|times?|options?|fees?|prices?|rates?|policy|questions?|details|please|internal|any|in|by|or|period|window|address)(?![\p{L}\p{N}])/gu;
const shopItself = re`(?:you|your|the shop|this shop|the store|company|you guys)`;

/** What can not be done here. */
export function readLimit(clause: string, said: string, memory: Memory): Wish | undefined {
  const going = memory.topic === "knowledge" && /^(?:and|or|but|what about|how about)\b/u.test(said);
  for (const [limit, pattern] of limits) {
    if (!pattern.test(clause)) continue;
    if (limit === "discount" && wherever.test(said)) continue;
    if (limit === "offTopic" && isOfShop(clause, said, memory)) continue;
    if (answered.has(limit) && (going || wondering.test(said))) continue;
    return { kind: "limit", limit };
  }
  return undefined;
}

/** "any news on my parcel", and "and bitcoin" after a question about payment. */
function isOfShop(clause: string, said: string, memory: Memory): boolean {
  if (memory.topic === "knowledge" && clause.split(" ").length <= 3) return true;
  const { name, share } = routeOf(said);
  return (name === "order" || name === "policy" || name === "cart") && share >= 0.4;
}

/** What is asked as an example has it: a question that the documents answer, before any product is thought of. */
export function readKnown(clause: string, said: string): Wish | undefined {
  const { share } = answeredAs(said);
  return share >= 0.7 && routeOf(said).name === "policy" ? { kind: "policy", question: clause } : undefined;
}

/** A question about how the shop does things: answered from its documents. */
export function readPolicy(clause: string): Wish | undefined {
  if (!topic.test(clause)) return undefined;
  const short = clause.replace(everyTopic, " ").replace(aboutTopics, " ").trim() === "";
  const wanting =
    /^(?:i (?:want|need|would like|have|got|received|am|bought|ordered|broke|lost|washed)|my|it|the|they|something|something is|send|return|exchange|to return)\b/u.test(
      clause,
    );
  if (asking.test(clause) || shopItself.test(clause) || short || wanting)
    return { kind: "policy", question: clause };
  return undefined;
}

const process = starts`(?:and |but |so |ok )*(?:how (?:do|can|should|would|could|does one) (?:i|we|you|one)|why|who|(?:can|could|may|am) i (?!(?:see|have|get|buy|find|order|look|ask|add|check|also|please|view|compare|track)\b)|(?:when|where) (?:can|do|should|will|would) (?:i|we|you)(?! (?:find|buy|get|see))|what (?:happens|if)|(?:until|till|by|up to) when|is it (?:possible|allowed|safe))`;
const abouts = /\b(?:it|this|that|them|these|those|one)\b/u;
const going = starts`(?:and|or|but|what about|how about)`;

/** What goes on with a question that the documents answered: "also to canada?", "even if i wore it once?". */
const goingOn = starts`(?:(?:and|or|but|so|then|ok) )*(?:also|even|if|unless|what if|what about|how about|only|not|always|really|to|from|in|within|with|without|by|for|after|before|was|were|am|is (?:it|that|this|there)|are (?:they|there|those)|do (?:i|you|they|we)|does (?:it|that|this)|did (?:i|you|they)|will (?:i|it|you|they|that)|would (?:i|it|you|that)|can (?:i|it|you|they|that)|could (?:i|you)|must i|should i|have (?:i|you)|has it|who|why|where|when|how)`;
const elsewhere =
  /\b(?:cart|basket|find|show|price of|in stock|available|colou?rs?|sizes?|compare|add|buy|recommend|do you (?:have|sell)|looking for|my (?:last |latest )?orders?)\b|[$€£]/u;

function readGoingOn(clause: string, said: string, { topic: last, asked, focus }: Memory): Wish | undefined {
  if (last !== "knowledge" || asked === undefined || elsewhere.test(clause)) return undefined;
  if (clause.split(" ").length > 10 || !(goingOn.test(clause) || goingOn.test(said))) return undefined;
  if (focus.length > 0 && abouts.test(clause) && !/\b(?:if|even|also)\b/u.test(clause)) return undefined;
  const short = clause.split(" ").length <= 6 && !topic.test(clause);
  return { kind: "policy", question: short ? `${asked}, ${clause}` : clause };
}

/** A question about how things are done, and what follows on one: no product is asked for. */
export function readProcess(clause: string, plain: string, memory: Memory): Wish | undefined {
  if (
    memory.limit !== undefined &&
    /^(?:and |ok |so |then )*(?:where|how|who)\b.*\b(?:do|ask|get|change|cancel|that|it|then|else)\b/u.test(
      clause,
    ) &&
    memory.topic !== "products"
  )
    return { kind: "limit", limit: memory.limit };
  const further = readGoingOn(plain, clause, memory);
  if (further) return further;
  const ofProduct = memory.focus.length === 1 && memory.topic === "products" && abouts.test(clause);
  if (process.test(clause) && !ofProduct) return { kind: "policy", question: clause };
  const short = clause.split(" ").length <= 8;
  if (
    memory.topic === "knowledge" &&
    short &&
    going.test(clause) &&
    !abouts.test(clause.replace(/\b(?:it|that|this)\b/u, ""))
  )
    return { kind: "policy", question: clause };
  return undefined;
}
