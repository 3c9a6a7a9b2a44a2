import { createSignal, lazy, Show, Suspense } from "solid-js";
import { createAttempt } from "../../../web/lib/attempt.ts";
import { many } from "../../../web/lib/format.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Drawer } from "../../../web/ui/drawer.tsx";
import { FormMessage } from "../../../web/ui/form.tsx";
import type { AdminProduct } from "../catalog.data.ts";
import { applyBulk, type BulkChange, type BulkResult, previewBulk } from "./bulk.data.ts";
import { counted } from "./edit-results.tsx";

const BulkForm = lazy(async () => ({ default: (await import("./bulk-form.tsx")).BulkForm }));
const BulkResults = lazy(async () => ({ default: (await import("./bulk-results.tsx")).BulkResults }));

/** A bulk edit that was made, and what became of each product. */
export type BulkDone = { readonly batchId: string; readonly results: readonly BulkResult[] };

/** What was looked at. Its batch is sent again after a failure, and then changes no product twice. */
type Preview = BulkDone & { readonly change: BulkChange };

/** Changes the selected products: choose a change, look at what it does to each, make it. */
export function BulkEdit(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly products: readonly AdminProduct[];
  readonly onDone: (done: BulkDone) => void;
}) {
  const [preview, setPreview] = createSignal<Preview>();
  const attempt = createAttempt();
  const close = (open: boolean): void => {
    if (attempt.busy()) return;
    if (!open) setPreview(undefined);
    props.onOpenChange(open);
  };
  const look = async (change: BulkChange): Promise<void> => {
    const results = await previewBulk(props.products, change);
    setPreview({ change, results, batchId: crypto.randomUUID() });
  };
  const apply = ({ change, batchId }: Preview): Promise<boolean> =>
    attempt.run(async () => {
      const results = await applyBulk(props.products, change, batchId);
      props.onDone({ batchId, results });
      setPreview(undefined);
    });
  return (
    <Drawer
      open={props.open}
      onOpenChange={close}
      title={`Edit ${many(props.products.length, "product")}`}
      footer={
        <Show when={preview()}>
          {(shown) => {
            const changed = () => counted(shown().results, "changed");
            return (
              <footer class="flex flex-wrap gap-2 border-t border-line p-4">
                <Button
                  busy={attempt.busy() !== undefined}
                  disabled={changed() === 0}
                  onClick={() => void apply(shown())}
                >
                  {changed() === 0 ? "Nothing to change" : `Change ${many(changed(), "product")}`}
                </Button>
                <Button look="secondary" onClick={() => setPreview(undefined)}>
                  Back
                </Button>
              </footer>
            );
          }}
        </Show>
      }
    >
      <Show
        when={preview()}
        fallback={
          <Suspense>
            <BulkForm onChosen={look} />
          </Suspense>
        }
      >
        {(shown) => (
          <div class="grid gap-4">
            <FormMessage text={attempt.problem()} />
            <Suspense>
              <BulkResults results={shown().results} />
            </Suspense>
          </div>
        )}
      </Show>
    </Drawer>
  );
}
