import { query, revalidate } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff, ifMatch } from "../shell/staff.ts";

type Pages = Client["admin"]["pages"];
type Page = Pages[":slug"];
export type ListedPage = InferResponseType<Pages["$get"], 200>["items"][number];
export type EditedPage = InferResponseType<Page["$get"], 200>;
export type PageInput = InferRequestType<Page["$put"]>["json"];
type Versions = InferResponseType<Page["versions"]["$get"], 200>;
export type PageText = Versions["items"][number];

/** Every page of the store's own. */
export const loadPages = query(
  async () => (await askAsStaff<{ items: ListedPage[] }>((api, as) => api.admin.pages.$get({}, as()))).items,
  "admin-pages",
);
/** A page with the text that staff work at. */
export const loadEditedPage = query(
  (slug: string) =>
    askAsStaff<EditedPage>((api, as) => api.admin.pages[":slug"].$get({ param: { slug } }, as())),
  "admin-page",
);
/** The latest texts that a page had, newest first. */
export const loadVersions = query(
  async (slug: string) =>
    (
      await askAsStaff<Versions>((api, as) =>
        api.admin.pages[":slug"].versions.$get({ param: { slug }, query: { limit: "30" } }, as()),
      )
    ).items,
  "admin-page-versions",
);

/** Saves a page's text as its draft; version 0 makes the page. */
export async function savePage(slug: string, version: number, json: PageInput): Promise<ListedPage> {
  const header = ifMatch(version);
  const saved = await askAsStaff<ListedPage>((api, as) =>
    api.admin.pages[":slug"].$put({ param: { slug }, header, json }, as(header)),
  );
  await loadAgain();
  return saved;
}

/** Shows the page's draft to visitors, or hides the page from them. */
export async function setPublished(slug: string, version: number, isPublished: boolean): Promise<void> {
  const header = ifMatch(version);
  const input = { param: { slug }, header };
  await askAsStaff<ListedPage>((api, as) =>
    isPublished
      ? api.admin.pages[":slug"].publish.$post(input, as(header))
      : api.admin.pages[":slug"].unpublish.$post(input, as(header)),
  );
  await loadAgain();
}

/** Deletes a page. */
export async function deletePage(slug: string, version: number): Promise<void> {
  const header = ifMatch(version);
  await askAsStaff((api, as) => api.admin.pages[":slug"].$delete({ param: { slug }, header }, as(header)));
  await revalidate([loadPages.key]);
}

/** A text as visitors would see it. */
export const previewOf = async (markdown: string): Promise<string> =>
  (
    await askAsStaff<{ html: string }>((api, as) =>
      api.admin.pages.preview.$post({ json: { markdown } }, as()),
    )
  ).html;

const loadAgain = (): Promise<void> => revalidate([loadPages.key, loadEditedPage.key, loadVersions.key]);
