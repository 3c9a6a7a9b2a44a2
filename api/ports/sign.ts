/**
 * Signs a text with the installation's secret (HMAC-SHA-256, base64url, 43 characters): what only this shop can have made.
 * Every kind of text begins with a word of its own, so that a signature serves one purpose.
 */
export type Sign = (text: string) => Promise<string>;
