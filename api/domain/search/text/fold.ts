const plain = /^[a-z0-9]+$/;

/** Accents, Hebrew points and Arabic vowel marks. Marks that are letters of their own (Hindi's vowel signs, Thai's) are not among them. */
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g;

/** Lower case without accents: "Crème" → "creme", "Straße" → "strasse", "½" → "1/2". */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(accents, "")
    .normalize("NFC")
    .replace(/['’]s$/, "")
    .replace(/['’]/g, "")
    .replace(/ß/g, "ss")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/ø/g, "o")
    .replace(/đ/g, "d")
    .replace(/ł/g, "l")
    .replace(/ı/g, "i")
    .replace(/ς/g, "σ")
    .replace(/⁄/g, "/");
};

/** Numbers as they count: "00123" → "123", "1,000" → "1000", "3,50" → "3.5". Everything else stays. */
export const plainNumbers = (word: string): string =>
  word
    .replace(/^\d{1,3}(?:,\d{3})+(?!\d)/, (thousands) => thousands.replaceAll(",", ""))
    .replaceAll(",", ".")
    .replace(/(^|[^\d.])0+(?=\d)/g, "$1")
    .replace(/^(\d+)\.(\d*?)0+(?![\d.])/, (_, whole: string, part: string) =>
      part === "" ? whole : `${whole}.${part}`,
    );
