import { createSignal, For, Show } from "solid-js";
import type { Entries, Form } from "../../../web/lib/form.ts";
import { store } from "../../../web/lib/store.ts";
import { Button } from "../../../web/ui/button.tsx";
import { Field, Select } from "../../../web/ui/field.tsx";
import { Notice } from "../../../web/ui/notice.tsx";
import { Checkbox } from "../../ui/form.tsx";
import type { Parts } from "../settings.data.ts";

export type Book = Parts["markets"]["books"][number];

/** The book that every shop has. */
export const defaultBook = "default";

/** What a book is called where it is chosen. */
export const bookName = ({ bookId, currency }: Book): string =>
  `${bookId === defaultBook ? "Default" : bookId || "New book"} (${currency ?? store().currency})`;

/**
 * The price books, of which each opens to its fields; read them with `booksIn`. `usedBy` names the markets that sell by a book: it
 * is not removed while there are any.
 */
export function Books(props: {
  readonly books: readonly Book[];
  readonly initial: readonly Book[];
  readonly currencies: readonly string[];
  readonly usedBy: (bookId: string) => readonly string[];
  readonly onChange: (books: readonly Book[]) => void;
  readonly form: Form;
}) {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3">
      <input type="hidden" name="bookCount" value={props.books.length} />
      <For each={props.books}>
        {(book, place) => (
          <BookRow
            {...props}
            book={book}
            path={`books.${place()}`}
            isNew={!props.initial.includes(book)}
            onRemove={() => props.onChange(props.books.filter((one) => one !== book))}
          />
        )}
      </For>
      <div>
        <Button
          look="secondary"
          onClick={() => props.onChange([...props.books, { bookId: "", currency: "EUR", taxIncluded: true }])}
        >
          Add a book
        </Button>
      </div>
    </div>
  );
}

function BookRow(props: {
  readonly book: Book;
  readonly path: string;
  readonly isNew: boolean;
  readonly currencies: readonly string[];
  readonly usedBy: (bookId: string) => readonly string[];
  readonly onRemove: () => void;
  readonly form: Form;
}) {
  const [users, setUsers] = createSignal<readonly string[]>([]);
  const isDefault = () => props.book.bookId === defaultBook;
  const at = (field: string) => `${props.path}.${field}`;
  const error = (field: string) => props.form.error(at(field));
  return (
    <details
      class="rounded-sm border border-line"
      open={props.isNew || ["bookId", "currency"].some((field) => error(field) !== undefined)}
    >
      <summary class="flex min-h-11 cursor-pointer items-center justify-between gap-4 px-4">
        <span class="font-medium wrap-anywhere">{bookName(props.book)}</span>
        <span class="text-quiet">{props.book.taxIncluded ? "Tax included" : "Tax added"}</span>
      </summary>
      <fieldset class="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 border-t border-line p-4 sm:grid-cols-2">
        <legend class="sr-only">Book {bookName(props.book)}</legend>
        <Show
          when={props.isNew}
          fallback={<input type="hidden" name={at("bookId")} value={props.book.bookId} />}
        >
          <Field
            label="Id of the book"
            name={at("bookId")}
            maxlength="31"
            autocomplete="off"
            hint="A lower-case word, such as eur. It cannot be changed later."
            error={error("bookId")}
          />
        </Show>
        <Select
          label="Currency"
          name={at("currency")}
          hint={props.isNew ? undefined : "It can be changed as long as no product has a price in the book."}
          options={[
            ...(isDefault() ? [{ value: "", label: `The store's (${store().currency})` }] : []),
            ...props.currencies.map((code) => ({ value: code, label: code })),
          ]}
          value={props.book.currency ?? ""}
          error={error("currency")}
        />
        <Checkbox
          label="Prices include tax"
          hint="As shoppers in Europe expect. Otherwise tax is added to the prices."
          name={at("taxIncluded")}
          checked={props.book.taxIncluded}
        />
        <Show when={!isDefault()}>
          <div class="grid gap-3 sm:col-span-2">
            <Show when={users().length > 0}>
              <Notice kind="problem">
                {`${users().join(", ")} ${users().length === 1 ? "sells" : "sell"} by this book. Choose another book there first.`}
              </Notice>
            </Show>
            <div>
              <Button
                look="plain"
                aria-label={`Remove book ${bookName(props.book)}`}
                onClick={() => {
                  const found = props.isNew ? [] : props.usedBy(props.book.bookId);
                  setUsers(found);
                  if (found.length === 0) props.onRemove();
                }}
              >
                Remove
              </Button>
            </div>
          </div>
        </Show>
      </fieldset>
    </details>
  );
}

/** The books that the form has. */
export const booksIn = (entry: Entries, currencies: readonly string[]): Book[] =>
  Array.from({ length: Number(entry("bookCount")) }, (_, place) => {
    const at = (name: string) => entry(`books.${place}.${name}`);
    return {
      bookId: at("bookId"),
      currency:
        currencies.find((code): code is NonNullable<Book["currency"]> => code === at("currency")) ?? null,
      taxIncluded: at("taxIncluded") === "on",
    };
  });
