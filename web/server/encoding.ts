/** The content codings that this shop can make, the better one first. */
export type Encoding = "br" | "gzip";
const offered: readonly Encoding[] = ["br", "gzip"];

/**
 * The coding that a client wants most by its Accept-Encoding; undefined: send the plain bytes. Of equal wishes the better
 * coding is taken. https://www.rfc-editor.org/rfc/rfc9110.html#section-12.5.3
 */
export function encodingFor(accept: string | null | undefined): Encoding | undefined {
  const wishes = wishesIn(accept ?? "");
  const anything = wishes.get("*");
  const qualityOf = (coding: string): number => wishes.get(coding) ?? anything ?? 0;
  const [best] = offered
    .map((coding) => ({ coding, quality: qualityOf(coding) }))
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  const identity = wishes.get("identity") ?? (anything === 0 ? 0 : undefined);
  if (!best) return wishes.size === 1 && wishes.get("identity") === 0 ? "gzip" : undefined;
  return identity !== undefined && identity > best.quality ? undefined : best.coding;
}

function wishesIn(accept: string): ReadonlyMap<string, number> {
  const wishes = new Map<string, number>();
  for (const part of accept.toLowerCase().split(",")) {
    const [coding = "", ...parameters] = part.split(";").map((text) => text.trim());
    if (coding === "") continue;
    const given = parameters.find((text) => /^q\s*=/.test(text))?.replace(/^q\s*=\s*/, "");
    const quality = given === undefined ? 1 : Number(given);
    wishes.set(coding === "x-gzip" ? "gzip" : coding, quality >= 0 && quality <= 1 ? quality : 0);
  }
  return wishes;
}
