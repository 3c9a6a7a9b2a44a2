import { revalidate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Category } from "../../../web/lib/api-types.ts";
import { createAttempt } from "../../../web/lib/attempt.ts";
import { many } from "../../../web/lib/format.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Drawer } from "../../../web/ui/drawer.tsx";
import { Field, Select } from "../../../web/ui/field.tsx";
import { FormMessage, SubmitForm } from "../../../web/ui/form.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { Checkbox, createStaffForm } from "../../ui/form.tsx";
import { undoBulk } from "../bulk/bulk.data.ts";
import { counted } from "../bulk/edit-results.tsx";
import { type Book, loadPrices, type Proposal, type Proposed, runProposal } from "./prices.data.ts";
import { ProposalResults } from "./proposal-results.tsx";

/** What was looked at. Its batch is sent again after a failure, and then changes no product twice. */
type Preview = {
  readonly book: Book;
  readonly proposal: Proposal;
  readonly results: readonly Proposed[];
  readonly batchId: string;
};

/** Fills a book with prices made from another one's: choose, look at each, store, take back. */
export function Propose(props: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly books: readonly Book[];
  readonly categories: readonly Category[];
}) {
  const [preview, setPreview] = createSignal<Preview>();
  const [seen, setSeen] = createSignal(0);
  const [done, setDone] = createSignal<readonly Proposed[]>();
  const [undone, setUndone] = createSignal(false);
  const attempt = createAttempt();
  const start = (): void => {
    setPreview(undefined);
    setDone(undefined);
    setUndone(false);
    setSeen(0);
  };
  const close = (open: boolean): void => {
    if (attempt.busy()) return;
    if (!open) start();
    props.onOpenChange(open);
  };
  const run = async (
    { book, proposal }: Pick<Preview, "book" | "proposal">,
    how: Parameters<typeof runProposal>[2],
  ): Promise<readonly Proposed[]> => {
    const results: Proposed[] = [];
    setSeen(0);
    await runProposal(book.bookId, proposal, how, (page) => {
      results.push(...page);
      setSeen(results.length);
    });
    return results;
  };
  const look = async (book: Book, proposal: Proposal): Promise<void> => {
    const results = await run({ book, proposal }, { dryRun: true });
    setPreview({ book, proposal, results, batchId: crypto.randomUUID() });
  };
  const apply = (shown: Preview): Promise<boolean> =>
    attempt.run(async () => {
      setDone(await run(shown, { batchId: shown.batchId }));
      await revalidate(loadPrices.key);
    });
  const undo = ({ batchId }: Preview): Promise<boolean> =>
    attempt.run(async () => {
      await undoBulk(batchId);
      setUndone(true);
      await revalidate(loadPrices.key);
    });
  return (
    <Drawer
      open={props.open}
      onOpenChange={close}
      title="Propose prices"
      footer={
        <Show when={preview()}>
          {(shown) => (
            <footer class="flex flex-wrap gap-2 border-t border-line p-4">
              <Show
                when={done()}
                fallback={
                  <>
                    <Button
                      busy={attempt.busy() !== undefined}
                      disabled={counted(shown().results, "changed") === 0}
                      onClick={() => void apply(shown())}
                    >
                      {attempt.problem()
                        ? "Continue"
                        : counted(shown().results, "changed") === 0
                          ? "Nothing to change"
                          : `Store prices of ${many(counted(shown().results, "changed"), "product")}`}
                    </Button>
                    <Button look="secondary" disabled={attempt.busy() !== undefined} onClick={start}>
                      Back
                    </Button>
                  </>
                }
              >
                <Button onClick={() => close(false)}>Done</Button>
                <Show when={!undone()}>
                  <Button
                    look="secondary"
                    busy={attempt.busy() !== undefined}
                    onClick={() => void undo(shown())}
                  >
                    Undo
                  </Button>
                </Show>
              </Show>
            </footer>
          )}
        </Show>
      }
    >
      <div class="grid gap-4">
        <FormMessage text={attempt.problem()} />
        <Show when={attempt.busy() !== undefined && seen() > 0 && !done()}>
          <p role="status">{many(seen(), "product")} so far</p>
        </Show>
        <Show when={preview()} fallback={<ProposalForm {...props} seen={seen()} onChosen={look} />}>
          {(shown) => (
            <Show when={done()} fallback={<ProposalResults results={shown().results} book={shown().book} />}>
              {(results) => (
                <Notice kind="good">
                  {undone()
                    ? "Taken back. Products that were edited since keep their prices."
                    : `${many(counted(results(), "changed"), "product")} changed${
                        counted(results(), "refused") > 0 ? `, ${counted(results(), "refused")} not` : ""
                      }.`}
                </Notice>
              )}
            </Show>
          )}
        </Show>
      </div>
    </Drawer>
  );
}

function ProposalForm(props: {
  readonly books: readonly Book[];
  readonly categories: readonly Category[];
  readonly seen: number;
  readonly onChosen: (book: Book, proposal: Proposal) => Promise<void>;
}) {
  const others = () => props.books.filter(({ bookId }) => bookId !== "default");
  const [to, setTo] = createSignal(others()[0]?.bookId ?? "");
  const [from, setFrom] = createSignal("default");
  const bookOf = (id: string) => props.books.find(({ bookId }) => bookId === id);
  const target = () => bookOf(to());
  const named = (books: readonly Book[]) =>
    books.map(({ bookId, currency }) => ({ value: bookId, label: `${bookId} (${currency})` }));
  const form = createStaffForm(async (entry) => {
    const book = target();
    if (!book) return;
    const ending = book.endings.find((name) => name === entry("ending")) ?? "none";
    const category = entry("category");
    await props.onChosen(book, {
      from: from(),
      // What is no number is refused by the API, beside the field.
      factor: Number(entry("factor").replace(",", ".")),
      ending,
      onlyMissing: entry("onlyMissing") === "on",
      ...(category !== "" && { category }),
    });
  });
  const differs = () => bookOf(from())?.taxIncluded !== target()?.taxIncluded;
  return (
    <SubmitForm form={form} submit="Preview">
      <Select
        label="Prices of book"
        name="to"
        options={named(others())}
        value={to()}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
        error={form.error("id")}
      />
      <Select
        label="Made from"
        name="from"
        options={named(props.books)}
        value={from()}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        error={form.error("from")}
      />
      <Field
        label="Times"
        name="factor"
        inputmode="decimal"
        autocomplete="off"
        hint={`How many ${target()?.currency ?? ""} are one ${bookOf(from())?.currency ?? ""}, such as 0.92. At most six decimals.`}
        error={form.error("factor")}
      />
      <Show when={differs()}>
        <Notice kind="info">
          {target()?.taxIncluded
            ? "Prices of this book include tax, those that they are made from don't. Put the tax into the factor: at 19 % multiply it by 1.19."
            : "Prices of this book don't include tax, those that they are made from do. Take the tax out of the factor: at 19 % divide it by 1.19."}
        </Notice>
      </Show>
      <Select
        label="Ending in"
        name="ending"
        options={(target()?.endings ?? []).map((name) => ({
          value: name,
          label: name === "none" ? "Any" : `…${name}`,
        }))}
        value="none"
        error={form.error("ending")}
      />
      <Select
        label="Products"
        name="category"
        options={[
          { value: "", label: "All products" },
          ...props.categories.map(({ category }) => ({ value: category, label: category })),
        ]}
        value=""
      />
      <Checkbox
        label="Only where a price is missing"
        hint="Otherwise prices that are there are replaced."
        name="onlyMissing"
        checked={true}
      />
      <Show when={form.busy() && props.seen > 0}>
        <p role="status">{many(props.seen, "product")} so far</p>
      </Show>
    </SubmitForm>
  );
}
