import { Show } from "solid-js";
import { Button } from "../../web/ui/button.tsx";
import { Field } from "../../web/ui/field.tsx";
import { may } from "../shell/staff.ts";
import { Checkbox } from "../ui/form.tsx";
import type { SynonymGroup } from "./search.data.ts";

/** A group as it is edited: its words with commas between them. */
export type Row = { readonly words: string; readonly isOneWay: boolean; readonly alsoFind: string };

/** A group that nothing was typed into. */
export const blankRow = (): Row => ({ words: "", isOneWay: false, alsoFind: "" });

/** A group of the API as it is edited. */
export const rowOf = ({ words, alsoFind }: SynonymGroup): Row => ({
  words: words.join(", "),
  isOneWay: alsoFind !== undefined,
  alsoFind: (alsoFind ?? []).join(", "),
});

/** What the rows say; a row without any word is left out. */
export const groupsOf = (rows: readonly Row[]): SynonymGroup[] =>
  rows.filter(isFilled).map(({ words, isOneWay, alsoFind }) => ({
    words: wordsIn(words),
    ...(isOneWay && { alsoFind: wordsIn(alsoFind) }),
  }));

const isFilled = ({ words, alsoFind }: Row): boolean =>
  wordsIn(words).length > 0 || wordsIn(alsoFind).length > 0;

const wordsIn = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** What is wrong with the fields of a row. */
export type RowProblem = { readonly words?: string; readonly alsoFind?: string };

/** What the API says of groups, by the place of their row. */
export function problemsOf(
  issues: Readonly<Record<string, string>>,
  rows: readonly Row[],
): ReadonlyMap<number, RowProblem> {
  const places = rows.flatMap((row, place) => (isFilled(row) ? [place] : []));
  const problems = new Map<number, RowProblem>();
  for (const [path, message] of Object.entries(issues)) {
    const [, group, field] = /^groups\.(\d+)\.(words|alsoFind)/.exec(path) ?? [];
    const place = places[Number(group)];
    if (place !== undefined) problems.set(place, { [field ?? "words"]: message, ...problems.get(place) });
  }
  return problems;
}

/** The fields of one group. */
export function SynonymRow(props: {
  readonly row: Row;
  readonly place: number;
  readonly problem: RowProblem | undefined;
  readonly onChange: (change: Partial<Row>) => void;
  readonly onRemove: () => void;
}) {
  const readOnly = () => !may("search:write");
  return (
    <li class="grid gap-3 border-b border-line pb-5 last:border-0 last:pb-0">
      <Field
        label={props.row.isOneWay ? `Group ${props.place + 1}: a search for` : `Group ${props.place + 1}`}
        hint="Separated by commas"
        error={props.problem?.words}
        value={props.row.words}
        readonly={readOnly()}
        onInput={({ currentTarget }) => props.onChange({ words: currentTarget.value })}
      />
      <Show when={props.row.isOneWay}>
        <Field
          label={`Group ${props.place + 1}: also finds`}
          hint="Separated by commas"
          error={props.problem?.alsoFind}
          value={props.row.alsoFind}
          readonly={readOnly()}
          onInput={({ currentTarget }) => props.onChange({ alsoFind: currentTarget.value })}
        />
      </Show>
      <div class="flex flex-wrap items-center justify-between gap-2">
        <Checkbox
          label="One way only"
          checked={props.row.isOneWay}
          disabled={readOnly()}
          onChange={({ currentTarget }) => props.onChange({ isOneWay: currentTarget.checked })}
        />
        <Show when={!readOnly()}>
          <Button
            look="plain"
            aria-label={`Remove group ${props.place + 1}`}
            onClick={() => props.onRemove()}
          >
            Remove
          </Button>
        </Show>
      </div>
    </li>
  );
}
