import { createAsync, useNavigate, useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { Button } from "../../web/ui/button.tsx";
import { Field } from "../../web/ui/field.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may } from "../shell/staff.ts";
import { ConfirmDialog } from "../ui/confirm.tsx";
import { Checkbox, TextArea } from "../ui/form.tsx";
import { LeaveGuard } from "../ui/leaving.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import {
  deletePage,
  type EditedPage,
  loadEditedPage,
  type PageInput,
  savePage,
  setPublished,
} from "./content.data.ts";
import { PageState } from "./pages.tsx";
import { TextPreview } from "./text-preview.tsx";
import { PageVersions } from "./versions.tsx";

const back = { path: "/pages", label: "Pages" };

/** A page that is not there yet. */
export function NewContentPage() {
  return <Editor page={undefined} />;
}

/** One page: its text with a preview, what visitors see, and every text that it had. */
export function ContentPageEditor() {
  const params = useParams();
  const page = createAsync(() => loadEditedPage(params["slug"] ?? ""));
  return (
    <Show when={page()?.slug} keyed={true}>
      <Editor page={page()} />
    </Show>
  );
}

const inputOf = (page: EditedPage | undefined): PageInput => ({
  title: page?.text.title ?? "",
  description: page?.text.description ?? "",
  markdown: page?.text.markdown ?? "",
  inFooter: page?.inFooter ?? true,
  position: page?.position ?? 100,
});

function Editor(props: { readonly page: EditedPage | undefined }) {
  const navigate = useNavigate();
  const attempt = createAttempt();
  const [slug, setSlug] = createSignal(props.page?.slug ?? "");
  const [input, setInput] = createSignal(inputOf(props.page));
  const [base, setBase] = createSignal(props.page);
  const [deleting, setDeleting] = createSignal(false);
  const set = (fields: Partial<PageInput>): void => void setInput({ ...input(), ...fields });
  const isChanged = () => JSON.stringify(input()) !== JSON.stringify(inputOf(base()));
  const readOnly = () => !may("content:write");

  /** Answers the version after, or undefined where it was not saved. */
  const save = async (): Promise<number | undefined> => {
    let version: number | undefined;
    await attempt.run(async () => {
      const before = base();
      const saved = await savePage(slug(), before?.version ?? 0, input());
      version = saved.version;
      setBase(await loadEditedPage(saved.slug));
      toast("Draft saved");
      if (!before) navigate(`/pages/${saved.slug}`, { replace: true });
    }, "save");
    return version;
  };
  const publish = async (isPublished: boolean): Promise<void> => {
    const version = isPublished && isChanged() ? await save() : base()?.version;
    if (version === undefined) return;
    await attempt.run(
      async () => {
        await setPublished(slug(), version, isPublished);
        setBase(await loadEditedPage(slug()));
        toast(isPublished ? "Published: visitors see it now" : "Hidden from visitors");
      },
      isPublished ? "publish" : "hide",
    );
  };
  const isUpToDate = () => base()?.published?.number === base()?.draft.number && !isChanged();

  return (
    <Page
      title={base()?.draft.title ?? "New page"}
      back={back}
      state={<Show when={base()}>{(page) => <PageState page={page()} />}</Show>}
      actions={
        <Show when={!readOnly()}>
          <Show when={base()?.published}>
            <Button look="secondary" busy={attempt.busy() === "hide"} onClick={() => void publish(false)}>
              Hide
            </Button>
          </Show>
          <Button
            look="secondary"
            busy={attempt.busy() === "save"}
            disabled={!isChanged()}
            onClick={() => void save()}
          >
            Save draft
          </Button>
          <Button
            busy={attempt.busy() === "publish"}
            disabled={isUpToDate() || slug() === ""}
            onClick={() => void publish(true)}
          >
            Publish
          </Button>
        </Show>
      }
    >
      <LeaveGuard title={isChanged() ? "Leave without saving?" : undefined}>
        What you have typed since the last save is lost.
      </LeaveGuard>
      <Show when={attempt.problem()}>
        <Notice kind="problem">{attempt.problem()}</Notice>
      </Show>
      <Columns
        main={
          <>
            <Card title="Text">
              <div class="grid gap-5">
                <Show when={!base()}>
                  <Field
                    label="Address"
                    value={slug()}
                    maxlength="60"
                    hint="The end of the page's address, such as size-guide. It cannot be changed later."
                    onInput={(event) => setSlug(event.currentTarget.value.trim().toLowerCase())}
                  />
                </Show>
                <Field
                  label="Title"
                  value={input().title}
                  maxlength="120"
                  readonly={readOnly()}
                  onInput={(event) => set({ title: event.currentTarget.value })}
                />
                <TextArea
                  label="Text"
                  rows={18}
                  class="font-mono"
                  value={input().markdown}
                  maxlength="60000"
                  readonly={readOnly()}
                  spellcheck={true}
                  hint="Markdown: ## heading, **bold**, - list, [link](/pages/returns). {{store name}}, {{support email}}, {{phone}}, {{legal name}}, {{address}}, {{registration}}, {{VAT id}}, {{delivery cost}}, {{free delivery from}} and {{delivery days}} show the settings."
                  onInput={(event) => set({ markdown: event.currentTarget.value })}
                />
              </div>
            </Card>
            <TextPreview title={input().title} markdown={input().markdown} />
          </>
        }
        side={
          <>
            <Card title="In the store">
              <div class="grid gap-5">
                <Field
                  label="Description"
                  optional={true}
                  value={input().description}
                  maxlength="300"
                  readonly={readOnly()}
                  hint="For search engines; the first words of the text where there is none."
                  onInput={(event) => set({ description: event.currentTarget.value })}
                />
                <Checkbox
                  label="Link in the footer"
                  checked={input().inFooter}
                  disabled={readOnly()}
                  onChange={(event) => set({ inFooter: event.currentTarget.checked })}
                />
                <Field
                  label="Place in the footer"
                  type="number"
                  min="0"
                  max="1000"
                  value={input().position}
                  readonly={readOnly()}
                  hint="The smallest number comes first."
                  onInput={(event) => set({ position: Number(event.currentTarget.value) || 0 })}
                />
                <Show when={base() && !readOnly()}>
                  <Button look="secondary" class="justify-self-start" onClick={() => setDeleting(true)}>
                    Delete page
                  </Button>
                </Show>
              </div>
            </Card>
            <Show when={base()}>
              {(page) => (
                <PageVersions page={page()} onRestore={readOnly() ? undefined : (text) => set(text)} />
              )}
            </Show>
          </>
        }
      />
      <ConfirmDialog
        open={deleting()}
        onOpenChange={setDeleting}
        title={`Delete ${base()?.draft.title ?? "page"}?`}
        confirm="Delete page"
        onConfirm={async () => {
          await deletePage(slug(), base()?.version ?? 0);
          setInput(inputOf(base()));
          toast("Page deleted");
          navigate("/pages");
        }}
      >
        <p>
          Visitors no longer find it. Its texts are kept, and are there again when you make a page with this
          address.
        </p>
      </ConfirmDialog>
    </Page>
  );
}
