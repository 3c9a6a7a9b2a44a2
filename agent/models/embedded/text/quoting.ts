/** Words of texts that speak to a machine or to whoever runs it, instead of to a shopper. */
const orders =
  /(?<!\b(?:our|store's|shop's|the store’s) )\bassistant\b|\b(?:system|chatbot|ai model|language model|maintenance mode|previous instructions|instructions? for|ignore (?:all|any|your|previous|the)|your rules|when this text is read|tell (?:the shopper|them|everybody|everyone)|say (?:so )?to everybody|recommend only|reveal|prompt)\b|\b[a-z]+_[a-z_]+\b|^\s*(?:system|assistant|user|note)\s*:/iu;
const amount = /\p{Sc}\s?\d|\d\s?(?:[€£¥]|dollars|usd|euros?|yen|kr\b|chf|% off)|\b[A-Z]{3,}\d{2,}\b/u;

/** A text of the shop as it may be quoted: without markup, links and characters that nobody sees. */
export const plainText = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, "")
    .replace(/<[^>]*>/gu, " ")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "")
    .replace(/https?:\/\/\S+/gu, "")
    .replace(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/gu, " ")
    .replace(/[ \t]+/gu, " ")
    .replace(/ +(?=[.,;!?])/gu, "");

/** Whether a sentence is for shoppers. */
export const isForShoppers = (sentence: string): boolean => !orders.test(sentence);

/** Whether a sentence of a description may be quoted: prices and codes are no part of one, they are the shop's to say. */
export const isDescription = (sentence: string): boolean => isForShoppers(sentence) && !amount.test(sentence);
