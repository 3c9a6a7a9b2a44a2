import * as z from "zod";
import type { ContentPage, PageVersion } from "../../../domain/content/page.ts";
import type { ContentPages, PageChange } from "../../../domain/content/store.ts";
import type { Item, Query, Tables, Write } from "../../../ports/table.ts";
import { auditPut } from "../audit.ts";
import { changeStored } from "../change.ts";
import { tables } from "../keys.ts";

/** How long the published pages are answered from memory, in milliseconds. */
const keptFor = 5_000;

/** The shelf of the pages themselves; each page's texts have their own. */
const pagesShelf = "pages";
const textsOf = (slug: string): string => `texts#${slug}`;
const entryOf = (number: number): string => String(number).padStart(9, "0");

const NamedVersion = z.object({ number: z.int(), title: z.string() });
const StoredPage = z.object({
  slug: z.string(),
  version: z.int(),
  draft: NamedVersion,
  published: NamedVersion.extend({ description: z.string(), at: z.number() }).optional(),
  inFooter: z.boolean(),
  position: z.int(),
  updatedAt: z.number(),
  updatedBy: z.string(),
});
const StoredText = z.object({
  slug: z.string(),
  number: z.int(),
  title: z.string(),
  description: z.string(),
  markdown: z.string(),
  savedAt: z.number(),
  savedBy: z.string(),
});

type Versioned = {
  readonly before: ContentPage | undefined;
  readonly newest: number;
  readonly change: PageChange;
};

/** The shop's own pages over any engine. */
export function contentPagesIn(engine: Tables, now: () => number): ContentPages {
  let kept: { readonly until: number; readonly pages: Promise<readonly ContentPage[]> } | undefined;

  const all = async (hash: string, query: Omit<Query, "hash" | "limit"> = {}): Promise<readonly Item[]> => {
    const items: Item[] = [];
    let cursor: Query["cursor"];
    do {
      const page = await engine.query(tables.content, {
        ...query,
        hash,
        limit: 100,
        ...(cursor && { cursor }),
      });
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor);
    return items;
  };
  const list = async (): Promise<readonly ContentPage[]> =>
    (await all(pagesShelf)).map((item) => StoredPage.parse(item));
  const find = async (slug: string): Promise<ContentPage | undefined> => {
    const item = await engine.get(tables.content, { shelf: pagesShelf, entry: slug });
    return item && StoredPage.parse(item);
  };
  const texts: ContentPages["texts"] = async (slug, { limit, cursor }) => {
    const page = await engine.query(tables.content, {
      hash: textsOf(slug),
      descending: true,
      limit,
      ...(cursor && { cursor }),
    });
    return {
      texts: page.items.map((item) => StoredText.parse(item)),
      ...(page.cursor && { cursor: page.cursor }),
    };
  };

  return {
    list,
    find,
    texts,
    async published() {
      if (!kept || now() >= kept.until) {
        const entry = { until: now() + keptFor, pages: list().then((pages) => pages.filter(isPublished)) };
        kept = entry;
        // Whoever waits for it gets the error; the next read asks again.
        entry.pages.catch(() => {
          if (kept === entry) kept = undefined;
        });
      }
      return kept.pages;
    },
    async text(slug, number) {
      const item = await engine.get(tables.content, { shelf: textsOf(slug), entry: entryOf(number) });
      return item && StoredText.parse(item);
    },
    async change(slug, decide, audit) {
      const { change } = await changeStored<Versioned>({
        async read() {
          const [before, latest] = await Promise.all([find(slug), texts(slug, { limit: 1 })]);
          return { before, newest: latest.texts[0]?.number ?? 0, change: { page: before } };
        },
        decide(stored) {
          const change = decide(stored.before, stored.newest);
          return change.page === stored.before ? stored : { ...stored, change };
        },
        async write({ before }, { change: { page, text } }) {
          const condition = before
            ? ({ path: "version", equals: before.version } as const)
            : { exists: false };
          const record: Write = page
            ? { table: tables.content, put: pageItem(page), if: condition }
            : { table: tables.content, delete: { shelf: pagesShelf, entry: slug }, if: condition };
          const saved: Write[] = text
            ? [{ table: tables.content, put: textItem(text), if: { exists: false } }]
            : [];
          const { committed } = await engine.transact([
            record,
            ...saved,
            auditPut(audit, { subject: `page#${slug}`, before: auditedOf(before), after: auditedOf(page) }),
          ]);
          return committed;
        },
      });
      kept = undefined;
      return change.page;
    },
  };
}

const isPublished = ({ published }: ContentPage): boolean => published !== undefined;

const pageItem = ({ published, draft, ...page }: ContentPage): Item => ({
  ...page,
  shelf: pagesShelf,
  entry: page.slug,
  draft: { ...draft },
  ...(published && { published: { ...published } }),
});

const textItem = (text: PageVersion): Item => ({
  ...text,
  shelf: textsOf(text.slug),
  entry: entryOf(text.number),
});

const auditedOf = (page: ContentPage | undefined) =>
  page && {
    title: page.draft.title,
    text: page.draft.number,
    published: page.published?.number ?? null,
    inFooter: page.inFooter,
    position: page.position,
  };
