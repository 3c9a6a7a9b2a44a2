/** "updateProduct" and "bulk-edits" as staff read them: "Update product", "Bulk edits". */
export function wordsOf(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[-._]/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * "order#4f6c0b1e-…" as "order 4F6C0B1E", "settings#store" as "settings store"; after words that end with the kind, such as
 * "Ship order", without it.
 */
export function subjectOf(subject: string, words: string): string {
  const [kind = "", ...rest] = subject.split("#");
  const id = rest.join("#");
  const isUuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id);
  const short = isUuid ? id.slice(0, 8).toUpperCase() : id;
  return words.endsWith(` ${kind}`) && short !== "" ? short : `${kind} ${short}`.trim();
}

const pages: Readonly<Record<string, string>> = {
  order: "/orders/",
  product: "/products/",
  notification: "/notifications/",
};

/** The page of what an entry is about, where it has one. */
export function pathOfSubject(subject: string): string | undefined {
  const [kind = "", ...rest] = subject.split("#");
  const page = pages[kind];
  return page === undefined ? undefined : `${page}${encodeURIComponent(rest.join("#"))}`;
}
