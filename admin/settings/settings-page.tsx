import { createAsync, revalidate, useLocation } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Entries, Form } from "../../web/lib/form.ts";
import { issuesOf, Problem } from "../../web/lib/problem.ts";
import { Button } from "../../web/ui/button.tsx";
import { SubmitForm } from "../../web/ui/form.tsx";
import { Notice } from "../../web/ui/notice.tsx";
import { toast } from "../../web/ui/toast.tsx";
import { may } from "../shell/staff.ts";
import { ChangeList } from "../ui/change-list.tsx";
import { createStaffForm } from "../ui/form.tsx";
import { Card, Columns, Page } from "../ui/page.tsx";
import { loadHistory, type Part, type Parts, type Stored } from "./settings.data.ts";

const tabs = [
  ["/settings", "Store"],
  ["/settings/look", "Look"],
  ["/settings/visits", "Visits"],
  ["/settings/markets", "Markets"],
  ["/settings/taxes", "Taxes"],
  ["/settings/shipping", "Shipping"],
  ["/settings/thresholds", "Thresholds"],
] as const;

type Load<P extends Part> = (() => Promise<Stored<P>>) & { readonly key: string };

/** A page of the settings: the form of one part, or of a piece of it, and who changed it. */
export function SettingsPage<P extends Part>(props: {
  readonly title: string;
  readonly about: string;
  readonly part: P;
  /** Of a part that several pages share: the field that this page edits. */
  readonly field?: string | undefined;
  readonly load: Load<P>;
  readonly save: (version: number, value: Parts[P]) => Promise<void>;
  /** The whole part as the form has it. */
  readonly read: (entry: Entries, before: Parts[P]) => Parts[P];
  /** What stands beside the form, above the history. */
  readonly aside?: JSX.Element;
  readonly children: (value: Parts[P], form: Form) => JSX.Element;
}) {
  const stored = createAsync(() => props.load());
  const history = createAsync(() => loadHistory(props.part));
  const ours = (path: string): string | undefined =>
    props.field === undefined || path.startsWith(`${props.field}.`) ? words(path) : undefined;
  const entries = () =>
    (history()?.items ?? []).filter(({ changes }) => changes.some(({ path }) => ours(path) !== undefined));
  return (
    <Page title="Settings">
      <Tabs />
      <Columns
        main={
          <Card title={props.title}>
            <p class="mb-5 max-w-prose text-quiet">{props.about}</p>
            <Show when={stored()} keyed={true}>
              {(at) => <PartForm stored={at} {...props} />}
            </Show>
          </Card>
        }
        side={
          <>
            {props.aside}
            <Card title="History">
              <ChangeList
                changes={entries()}
                labelOf={ours}
                empty="Changes to these settings are listed here."
              />
            </Card>
          </>
        }
      />
    </Page>
  );
}

function PartForm<P extends Part>(props: {
  readonly stored: Stored<P>;
  readonly load: Load<P>;
  readonly save: (version: number, value: Parts[P]) => Promise<void>;
  readonly read: (entry: Entries, before: Parts[P]) => Parts[P];
  readonly children: (value: Parts[P], form: Form) => JSX.Element;
}) {
  const [stale, setStale] = createSignal(false);
  const form = createStaffForm(async (entry) => {
    setStale(false);
    try {
      await props.save(props.stored.version, props.read(entry, props.stored.value));
      toast("Settings saved");
    } catch (error) {
      const isConflict = error instanceof Problem && error.code === "CONFLICT";
      // A conflict that names a field is not about the version.
      setStale(isConflict && Object.keys(issuesOf(error)).length === 0);
      throw error;
    }
  });
  return (
    <SubmitForm form={form} submit="Save" disabled={!may("settings:write")}>
      <Show when={stale()}>
        <Notice kind="info" title="Somebody else saved these settings while you were editing">
          <Button look="secondary" class="mt-2" onClick={() => void revalidate(props.load.key)}>
            Discard my changes and load theirs
          </Button>
        </Notice>
      </Show>
      {props.children(props.stored.value, form)}
    </SubmitForm>
  );
}

function Tabs() {
  const location = useLocation();
  return (
    <nav aria-label="Settings" class="-mb-px flex flex-wrap gap-x-1 border-b border-line">
      <For each={tabs}>
        {([path, label]) => (
          <a
            href={path}
            aria-current={location.pathname === path ? "page" : undefined}
            class="inline-flex min-h-11 items-center border-b-2 border-transparent px-3 hover:border-edge aria-[current=page]:border-ink aria-[current=page]:font-medium"
          >
            {label}
          </a>
        )}
      </For>
    </nav>
  );
}

/** "shipping.standard.flat" → "Shipping · standard · flat", "lowStock" → "Low stock". */
const words = (path: string): string => {
  const text = path
    .replaceAll(".", " · ")
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
};
