import type { Cursor } from "../../ports/table.ts";
import type { AuditEntry } from "../audit/entry.ts";
import type { ContentPage, PageVersion } from "./page.ts";

/** What a change makes of a page, with the text that it saves. */
export type PageChange = {
  readonly page: ContentPage | undefined;
  readonly text?: PageVersion | undefined;
};

/** The pages of the shop's own, with all texts that they ever had. */
export interface ContentPages {
  /** The published ones by address. Kept in memory for five seconds; this process sees its own changes at once. */
  published(): Promise<readonly ContentPage[]>;
  /** Every page, by address. */
  list(): Promise<readonly ContentPage[]>;
  find(slug: string): Promise<ContentPage | undefined>;
  text(slug: string, number: number): Promise<PageVersion | undefined>;
  /** The newest first. A page that was deleted and made again goes on with its numbers. */
  texts(
    slug: string,
    page: { readonly limit: number; readonly cursor?: Cursor | undefined },
  ): Promise<{ readonly texts: readonly PageVersion[]; readonly cursor?: Cursor }>;
  /**
   * Writes what `decide` makes of the page, its text and the audit entry, all or nothing; decides again when somebody else wrote
   * in the meantime. `newest` is the number of the latest text, 0 where there is none. Answering the page itself writes nothing.
   */
  change(
    slug: string,
    decide: (before: ContentPage | undefined, newest: number) => PageChange,
    audit: AuditEntry,
  ): Promise<ContentPage | undefined>;
}
