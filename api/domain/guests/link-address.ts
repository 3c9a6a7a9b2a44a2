/** A text without the tokens of links, to be kept and shown to staff. */
export const withoutToken = (text: string): string =>
  text.replace(/#t=[\w-]+/g, "#t=…").replace(/\/unsubscribe\/[\w.-]+/g, "/unsubscribe/…");
