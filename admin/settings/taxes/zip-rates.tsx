import { createSignal, For, Show } from "solid-js";
import { createAttempt } from "../../../web/lib/attempt.ts";
import { many } from "../../../web/lib/format.ts";
import { issuesOf } from "../../../web/lib/problem.ts";
import { Notice } from "../../../web/ui/notice.tsx";
import { toast } from "../../../web/ui/toast.tsx";
import { may } from "../../shell/staff.ts";
import { Card } from "../../ui/page.tsx";
import { sendZipRates } from "../settings.data.ts";

/** Takes a file of tax rates by ZIP code; what is wrong in it is listed by row. */
export function ZipRates() {
  const attempt = createAttempt();
  const [issues, setIssues] = createSignal<readonly (readonly [path: string, message: string])[]>([]);
  const send = async (file: File): Promise<void> => {
    setIssues([]);
    try {
      const { states } = await sendZipRates(file);
      toast(states.map(({ state, count }) => `${state}: ${many(count, "ZIP code")}`).join(", "));
    } catch (error) {
      setIssues(Object.entries(issuesOf(error)));
      throw error;
    }
  };
  return (
    <Card title="US rates by ZIP code">
      <label class="grid gap-2">
        <span class="text-quiet">
          A CSV file with the columns State, ZipCode and StateRate, and as far as needed CountyRate, CityRate
          and SpecialRate. It replaces the rates of its states.
        </span>
        <input
          type="file"
          aria-label="CSV file of rates by ZIP code"
          accept=".csv,text/csv"
          class="min-h-11 max-w-full text-label"
          disabled={!may("settings:write") || attempt.busy() !== undefined}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = "";
            if (file) void attempt.run(() => send(file));
          }}
        />
      </label>
      <div class="mt-3" aria-live="polite">
        <Show when={attempt.problem()}>
          <Notice kind="problem" title="Nothing was imported">
            <ul class="grid gap-1">
              <For each={issues()} fallback={<li>{attempt.problem()}</li>}>
                {([path, message]) => (
                  <li class="wrap-anywhere">
                    {path === "" ? "The file" : path}: {message}
                  </li>
                )}
              </For>
            </ul>
          </Notice>
        </Show>
      </div>
    </Card>
  );
}
