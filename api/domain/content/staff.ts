import type { Markdown } from "../../ports/formats/markdown.ts";
import type { Cursor } from "../../ports/table.ts";
import { type Actor, nameOf, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import type { Settings } from "../settings/store.ts";
import { filled, valuesOf } from "./fill.ts";
import { type ContentPage, mostPages, type PageInput, type PageVersion } from "./page.ts";
import type { ContentPages } from "./store.ts";

export type ContentDeps = {
  readonly pages: ContentPages;
  readonly now: () => number;
  readonly newId: () => string;
};
export type ShownDeps = { readonly settings: Pick<Settings, "read">; readonly markdown: Markdown };

type Named = { readonly slug: string };
/** `versions`: those of the record that the change may be made on; undefined: whatever stands. */
type OnVersions = Named & { readonly versions: readonly number[] | undefined };

/** Every page, published or not, in the order of the footer. For staff. */
export async function listPages(
  deps: Pick<ContentDeps, "pages">,
  actor: Actor,
): Promise<readonly ContentPage[]> {
  requireStaff(actor, "content:read");
  return deps.pages.list();
}

/** A page with the text that staff work at. For staff. Throws PAGE_NOT_FOUND. */
export async function showPage(
  deps: Pick<ContentDeps, "pages">,
  actor: Actor,
  { slug }: Named,
): Promise<{ readonly page: ContentPage; readonly text: PageVersion }> {
  requireStaff(actor, "content:read");
  const page = await deps.pages.find(slug);
  const text = page && (await deps.pages.text(slug, page.draft.number));
  if (!page || !text) throw new DomainError("PAGE_NOT_FOUND", { slug });
  return { page, text };
}

/**
 * Saves a page's text as its draft, and makes the page where there is none: visitors see what they saw before. What changes
 * nothing is not saved. For staff. Throws CONFLICT, and VALIDATION_ERROR for a text that cannot be shown and beyond 100 pages.
 */
export async function savePage(
  deps: ContentDeps & ShownDeps,
  actor: Actor,
  { slug, versions, input }: OnVersions & { readonly input: PageInput },
): Promise<ContentPage> {
  requireStaff(actor, "content:write");
  await deps.markdown.html(input.markdown);
  const { title, description, markdown, inFooter, position } = input;
  const [now, by] = [deps.now(), nameOf(actor)];
  const known = await deps.pages.find(slug);
  if (!known && (await deps.pages.list()).length >= mostPages)
    throw refused("slug", `cannot be added: a store has at most ${mostPages} pages`);
  const current = known && (await deps.pages.text(slug, known.draft.number));
  const saved = await deps.pages.change(
    slug,
    (before, newest) => {
      check(before, slug, versions);
      const same =
        before &&
        current?.number === before.draft.number &&
        current.title === title &&
        current.description === description &&
        current.markdown === markdown;
      if (same && before.inFooter === inFooter && before.position === position) return { page: before };
      const number = same ? before.draft.number : newest + 1;
      const page: ContentPage = {
        slug,
        version: (before?.version ?? 0) + 1,
        draft: { number, title },
        published: before?.published,
        inFooter,
        position,
        updatedAt: now,
        updatedBy: by,
      };
      if (same) return { page };
      return { page, text: { slug, number, title, description, markdown, savedAt: now, savedBy: by } };
    },
    auditEntry(deps, actor, "content.savePage"),
  );
  return standing(saved, slug);
}

/** Shows the page's draft to visitors. For staff. Throws PAGE_NOT_FOUND, CONFLICT. */
export async function publishPage(
  deps: ContentDeps,
  actor: Actor,
  { slug, versions }: OnVersions,
): Promise<ContentPage> {
  requireStaff(actor, "content:write");
  const { text } = await showPage(deps, actor, { slug });
  const published = await deps.pages.change(
    slug,
    (before) => {
      check(before, slug, versions);
      const page = standing(before, slug);
      if (page.published?.number === page.draft.number) return { page };
      if (text.number !== page.draft.number) throw changed(page.version);
      const { number, title, description } = text;
      return { page: next(deps, actor, page, { number, title, description, at: deps.now() }) };
    },
    auditEntry(deps, actor, "content.publishPage"),
  );
  return standing(published, slug);
}

/** Hides the page from visitors. For staff. Throws PAGE_NOT_FOUND, CONFLICT. */
export async function unpublishPage(
  deps: ContentDeps,
  actor: Actor,
  { slug, versions }: OnVersions,
): Promise<ContentPage> {
  requireStaff(actor, "content:write");
  const hidden = await deps.pages.change(
    slug,
    (before) => {
      check(before, slug, versions);
      const page = standing(before, slug);
      return { page: page.published ? next(deps, actor, page, undefined) : page };
    },
    auditEntry(deps, actor, "content.unpublishPage"),
  );
  return standing(hidden, slug);
}

/** Deletes a page; its texts are kept, and are there again when a page of this address is made. For staff. Throws PAGE_NOT_FOUND, CONFLICT. */
export async function deletePage(
  deps: ContentDeps,
  actor: Actor,
  { slug, versions }: OnVersions,
): Promise<void> {
  requireStaff(actor, "content:write");
  await deps.pages.change(
    slug,
    (before) => {
      check(before, slug, versions);
      standing(before, slug);
      return { page: undefined };
    },
    auditEntry(deps, actor, "content.deletePage"),
  );
}

/** The texts that a page had, newest first. For staff. */
export async function listPageVersions(
  deps: Pick<ContentDeps, "pages">,
  actor: Actor,
  { slug, ...page }: Named & { readonly limit: number; readonly cursor?: Cursor | undefined },
): Promise<{ readonly texts: readonly PageVersion[]; readonly cursor?: Cursor }> {
  requireStaff(actor, "content:read");
  return deps.pages.texts(slug, page);
}

/** What a text would look like, as HTML. Saves nothing. For staff. Throws VALIDATION_ERROR. */
export async function previewPage(
  deps: ShownDeps,
  actor: Actor,
  { markdown }: { readonly markdown: string },
): Promise<{ readonly html: string }> {
  requireStaff(actor, "content:read");
  return { html: filled(await deps.markdown.html(markdown), await valuesOf(deps.settings)) };
}

const next = (
  deps: Pick<ContentDeps, "now">,
  actor: Actor,
  page: ContentPage,
  published: ContentPage["published"],
): ContentPage => ({
  ...page,
  version: page.version + 1,
  published,
  updatedAt: deps.now(),
  updatedBy: nameOf(actor),
});

/** A page that is not there is at version 0. */
function check(page: ContentPage | undefined, slug: string, versions: readonly number[] | undefined): void {
  if (!versions || versions.includes(page?.version ?? 0)) return;
  if (!page) throw new DomainError("PAGE_NOT_FOUND", { slug });
  throw changed(page.version);
}

const changed = (version: number): DomainError =>
  new DomainError("CONFLICT", {
    reason: `the page was changed in the meantime and is at version ${version} now`,
    version,
  });

function standing(page: ContentPage | undefined, slug: string): ContentPage {
  if (!page) throw new DomainError("PAGE_NOT_FOUND", { slug });
  return page;
}

const refused = (path: string, message: string): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path, message }] });
