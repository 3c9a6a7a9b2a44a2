import { createAsync } from "@solidjs/router";
import { Show } from "solid-js";
import { ButtonLink } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { may } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { Card, Page } from "../ui/page.tsx";
import { DataTable } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import { type ListedPage, loadPages } from "./content.data.ts";

/** The pages that the merchant writes. */
export function ContentPagesPage() {
  const pages = createAsync(() => loadPages());
  const sorted = () =>
    (pages() ?? []).toSorted(
      (one, other) => one.position - other.position || (one.slug < other.slug ? -1 : 1),
    );
  return (
    <Page
      title="Pages"
      about="What you tell customers about the store: delivery, returns, privacy, imprint and whatever else you write."
      actions={
        <Show when={may("content:write")}>
          <ButtonLink href="/pages/new">New page</ButtonLink>
        </Show>
      }
    >
      <Card flush={true}>
        <Show when={pages()}>
          <DataTable<ListedPage>
            label="Pages"
            rows={sorted()}
            href={({ slug }) => `/pages/${slug}`}
            columns={[
              { label: "Title", cell: ({ draft }) => <span class="wrap-anywhere">{draft.title}</span> },
              { label: "State", cell: (page) => <PageState page={page} /> },
              { label: "Address", cell: ({ slug }) => `/pages/${slug}`, from: "tablet" },
              { label: "Footer", cell: ({ inFooter }) => (inFooter ? "Yes" : "No"), from: "tablet" },
              { label: "Changed", cell: ({ updatedAt }) => <Ago at={updatedAt} />, from: "tablet" },
            ]}
            empty={
              <EmptyState
                title="No pages yet"
                text="Write an imprint, your delivery terms and how to return something. Many countries ask for them."
              />
            }
          />
        </Show>
      </Card>
    </Page>
  );
}

/** Whether visitors see a page, and the text that staff work at. */
export function PageState(props: { readonly page: ListedPage }) {
  const isLatest = () => props.page.published?.number === props.page.draft.number;
  return (
    <Show when={props.page.published} fallback={<Badge tone="plain">Draft</Badge>}>
      <Badge tone={isLatest() ? "good" : "attention"}>
        {isLatest() ? "Published" : "Published, with changes"}
      </Badge>
    </Show>
  );
}
