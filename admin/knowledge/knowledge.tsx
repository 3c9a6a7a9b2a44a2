import { createAsync, revalidate } from "@solidjs/router";
import { createEffect, createSignal, onCleanup, Show } from "solid-js";
import { createAttempt } from "../../web/lib/attempt.ts";
import { Button } from "../../web/ui/button.tsx";
import { EmptyState } from "../../web/ui/empty-state.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may } from "../shell/staff.ts";
import { Badge } from "../ui/badge.tsx";
import { ConfirmDialog } from "../ui/confirm.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { DataTable } from "../ui/table.tsx";
import { Ago } from "../ui/time.tsx";
import {
  deleteDocument,
  type KnowledgeDocument,
  loadDocuments,
  reprocessDocument,
  uploadDocument,
} from "./knowledge.data.ts";
import { TryQuestion } from "./try-question.tsx";
import { UploadField } from "./upload-field.tsx";

/** The documents that the assistant answers questions from. */
export function KnowledgePage() {
  const documents = createAsync(() => loadDocuments());
  const attempt = createAttempt();
  const [leaving, setLeaving] = createSignal<KnowledgeDocument>();
  const waiting = () => documents()?.some(({ state }) => state === "queued") ?? false;
  createEffect(() => {
    if (!waiting()) return;
    // Each list that arrives sets the next one off.
    documents();
    const timer = setTimeout(() => void revalidate(loadDocuments.key), 1_000);
    onCleanup(() => clearTimeout(timer));
  });
  const upload = (files: readonly File[]) =>
    attempt.run(async () => {
      for (const file of files) await uploadDocument(file);
      toast(files.length === 1 ? `${files[0]?.name} uploaded.` : `${files.length} files uploaded.`);
    }, "upload");
  const reprocess = ({ documentId }: KnowledgeDocument) =>
    attempt.run(() => reprocessDocument(documentId), documentId);
  return (
    <Page
      title="Knowledge base"
      about="The assistant answers questions about your store from these documents, and names the one that it used."
    >
      <Columns
        main={
          <>
            <Show when={may("knowledge:write")}>
              <Card title="Upload">
                <div class="grid gap-4">
                  <UploadField
                    disabled={attempt.busy() !== undefined}
                    onChoose={(files) => void upload(files)}
                  />
                  <Show when={attempt.problem()}>
                    <Notice kind="problem">{attempt.problem()}</Notice>
                  </Show>
                </div>
              </Card>
            </Show>
            <Card title="Documents">
              <Show when={documents()}>
                {(all) => (
                  <DataTable<KnowledgeDocument>
                    label="Documents"
                    columns={[
                      { label: "Document", cell: (document) => <Named document={document} /> },
                      { label: "State", cell: (document) => <State document={document} /> },
                      { label: "Passages", cell: ({ passages }) => passages, align: "end" },
                      { label: "Changed", cell: ({ updatedAt }) => <Ago at={updatedAt} /> },
                      ...(may("knowledge:write")
                        ? [
                            {
                              label: "Actions",
                              cell: (document: KnowledgeDocument) => (
                                <span class="flex gap-2">
                                  <Button
                                    look="secondary"
                                    aria-label={`Reprocess ${document.fileName}`}
                                    busy={attempt.busy() === document.documentId}
                                    onClick={() => void reprocess(document)}
                                  >
                                    Reprocess
                                  </Button>
                                  <Button
                                    look="secondary"
                                    aria-label={`Delete ${document.fileName}`}
                                    onClick={() => setLeaving(document)}
                                  >
                                    Delete
                                  </Button>
                                </span>
                              ),
                            },
                          ]
                        : []),
                    ]}
                    rows={all()}
                    empty={
                      <EmptyState
                        title="No documents yet"
                        text="Upload your policies on shipping, returns and payment, so that the assistant can answer questions about them."
                      />
                    }
                  />
                )}
              </Show>
            </Card>
          </>
        }
        side={<TryQuestion />}
      />
      <ConfirmDialog
        open={leaving() !== undefined}
        onOpenChange={(open) => !open && setLeaving(undefined)}
        title={`Delete ${leaving()?.fileName ?? "document"}?`}
        confirm="Delete document"
        onConfirm={async () => {
          const document = leaving();
          if (document) await deleteDocument(document.documentId);
        }}
      >
        <p>
          The assistant stops answering from this document, and its file is deleted. You can upload it again.
        </p>
      </ConfirmDialog>
    </Page>
  );
}

const Named = (props: { readonly document: KnowledgeDocument }) => (
  <span class="block min-w-36 wrap-anywhere">
    {props.document.title}
    <span class="block text-label text-quiet">{props.document.fileName}</span>
  </span>
);

const states = {
  queued: { tone: "info", text: "Processing" },
  ready: { tone: "good", text: "Ready" },
  failed: { tone: "bad", text: "Failed" },
  outdated: { tone: "attention", text: "Outdated" },
} as const;

const State = (props: { readonly document: KnowledgeDocument }) => (
  <span>
    <Badge tone={states[props.document.state].tone}>{states[props.document.state].text}</Badge>
    <Show when={props.document.problem}>
      <span class="mt-1 block max-w-xs text-label text-quiet wrap-anywhere">{props.document.problem}</span>
    </Show>
    <Show when={props.document.state === "outdated"}>
      <span class="mt-1 block max-w-xs text-label text-quiet">
        It was made for another embedding model. Reprocess it.
      </span>
    </Show>
  </span>
);
