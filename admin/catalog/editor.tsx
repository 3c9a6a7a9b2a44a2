import { createAsync, useNavigate, useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { many } from "../../web/lib/format.ts";
import { issuesOf, messageOf } from "../../web/lib/problem.ts";
import { Button, ButtonLink } from "../../web/ui/button.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { Badge } from "../ui/badge.tsx";
import { LeaveGuard } from "../ui/leaving.tsx";
import { Columns, Page } from "../ui/page.tsx";
import { AvailabilityPanel } from "./availability-panel.tsx";
import type { AdminProduct } from "./catalog.data.ts";
import { type Conflict, ConflictView, disputed, mergedDraft } from "./conflict.tsx";
import { type Draft, draftOf, emptyDraft, inputOf } from "./draft.ts";
import { loadAvailability, loadProduct, saveProduct } from "./editor.data.ts";
import { arrived } from "./pictures/picture-list.ts";
import { PicturesCard } from "./pictures/pictures-card.tsx";
import { createUploads } from "./pictures/uploads.ts";
import { ProductFields, SaleFields } from "./product-fields.tsx";
import { VariantMatrix } from "./variant-matrix.tsx";

/** A product that is there: every field, its variants, and why it cannot be bought. */
export function ProductPage() {
  const params = useParams();
  const product = createAsync(() => loadProduct(params["id"] ?? ""));
  return (
    <Show when={product()} keyed={true}>
      {(read) => <Editor product={read} />}
    </Show>
  );
}

/** A product that is not there yet. */
export const NewProductPage = () => <Editor product={undefined} />;

function Editor(props: { readonly product: AdminProduct | undefined }) {
  const navigate = useNavigate();
  const start = props.product ? draftOf(props.product) : emptyDraft;
  const [draft, setDraft] = createSignal<Draft>(start);
  const [version, setVersion] = createSignal(props.product?.version ?? 0);
  const [conflict, setConflict] = createSignal<Conflict>();
  const [busy, setBusy] = createSignal(false);
  const [isSaved, setIsSaved] = createSignal(false);
  const [problem, setProblem] = createSignal<unknown>();
  const [said, setSaid] = createSignal("");
  const change = (changes: Partial<Draft>): void => void setDraft({ ...draft(), ...changes });
  const uploads = createUploads({
    done({ entry, file }, imageUrl) {
      change({ images: arrived(draft().images, entry, imageUrl) });
      setSaid(`${file.name} uploaded. ${uploading() ?? "All pictures are uploaded."}`);
    },
    failed: ({ file }, why) => void setSaid(`${file.name} failed: ${why}`),
  });
  const uploading = (): string | undefined => {
    const count = uploads.running().length;
    return count === 0 ? undefined : `Uploading ${many(count, "picture")}`;
  };
  const isChanged = () => JSON.stringify(draft()) !== JSON.stringify(start);
  const leaving = (): string | undefined => {
    if (isSaved()) return undefined;
    if (uploading()) return "Leave while pictures are uploading?";
    return isChanged() ? "Leave without saving?" : undefined;
  };
  const error = (path: string): string | undefined => issuesOf(problem())[path];
  const save = async (): Promise<void> => {
    if (busy() || uploading()) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { product } = props;
      const saved = await saveProduct(
        inputOf(draft(), product),
        product && { productId: product.productId, version: version() },
      );
      if (saved.saved) {
        setIsSaved(true);
        toast("Product saved");
        setConflict(undefined);
        if (product === undefined) navigate(`/products/${saved.product.productId}`);
        return;
      }
      const found: Conflict = {
        theirs: draftOf(saved.current),
        base: saved.base && draftOf(saved.base),
        version: saved.current.version,
      };
      setConflict(found);
      setDraft(mergedDraft(draft(), found));
      setVersion(found.version);
    } catch (thrown) {
      setProblem(() => thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={props.product?.name ?? "New product"}
      back={{ path: "/products", label: "Products" }}
      state={
        <Show when={props.product}>
          {(product) => (
            <Badge tone={product().isActive ? "good" : "plain"}>
              {product().isActive ? "On sale" : "Off sale"}
            </Badge>
          )}
        </Show>
      }
      actions={
        <>
          <Show when={props.product}>
            {(product) => (
              <ButtonLink
                look="secondary"
                href={storefrontUrl(product().slug)}
                target="_blank"
                rel="noopener"
              >
                View in store
              </ButtonLink>
            )}
          </Show>
          <Show when={uploading()}>
            {(text) => (
              <span id="uploading" class="text-label text-quiet">
                {text()}. Save when it's done.
              </span>
            )}
          </Show>
          <Button
            busy={busy()}
            disabled={uploading() !== undefined}
            aria-describedby={uploading() && "uploading"}
            onClick={() => void save()}
          >
            Save
          </Button>
        </>
      }
    >
      <p class="sr-only" role="status">
        {said()}
      </p>
      <LeaveGuard title={leaving()}>
        {uploading()
          ? "The uploads stop, and what you changed on this page will be lost."
          : "What you changed on this page will be lost."}
      </LeaveGuard>
      <Show when={problem()}>
        <Notice kind="problem">
          {Object.keys(issuesOf(problem())).length > 0
            ? `Check the highlighted fields. ${Object.entries(issuesOf(problem()))
                .map(([path, text]) => `${path}: ${text}`)
                .join(" ")}`
            : messageOf(problem())}
        </Notice>
      </Show>
      <Show when={conflict()}>
        {(found) => (
          <ConflictView
            conflict={found()}
            draft={draft()}
            fields={disputed(draft(), found())}
            onTheirs={(field) => change({ [field]: found().theirs[field] })}
          />
        )}
      </Show>
      <Columns
        main={
          <>
            <ProductFields draft={draft()} error={error} onChange={change} />
            <PicturesCard
              draft={draft()}
              uploads={uploads}
              placeholder={start.images.length === 0 ? props.product?.imageUrl : undefined}
              disabled={busy()}
              error={error}
              onChange={change}
              onSay={setSaid}
            />
            <VariantMatrix draft={draft()} shown={uploads.shown} error={error} onChange={change} />
          </>
        }
        side={
          <>
            <SaleFields draft={draft()} isNew={props.product === undefined} error={error} onChange={change} />
            <Show when={props.product}>{(product) => <Reasons productId={product().productId} />}</Show>
          </>
        }
      />
    </Page>
  );
}

function Reasons(props: { readonly productId: string }) {
  const availability = createAsync(() => loadAvailability(props.productId));
  return <Show when={availability()}>{(known) => <AvailabilityPanel availability={known()} />}</Show>;
}

/** The product's page; on one machine the storefront is one port below the admin. */
function storefrontUrl(slug: string): string {
  const { protocol, hostname, port } = window.location;
  const at = port === "" ? "" : `:${Number(port) - 1}`;
  return `${protocol}//${hostname}${at}/p/${slug}`;
}
