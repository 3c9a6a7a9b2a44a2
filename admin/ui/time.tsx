import { createSignal, onCleanup } from "solid-js";
import { store } from "../../web/lib/store.ts";
import { timeOf } from "../../web/market/dates.ts";

/** A time, as long ago as it is ("5 minutes ago"), with date and time on hover. `at` is epoch milliseconds. */
export function Ago(props: { readonly at: number }) {
  return (
    <time datetime={new Date(props.at).toISOString()} title={timeOf(props.at)} class="whitespace-nowrap">
      {agoOf(props.at, useNow()())}
    </time>
  );
}

/** A time as date and time of day. */
export function When(props: { readonly at: number }) {
  return (
    <time datetime={new Date(props.at).toISOString()} class="whitespace-nowrap">
      {timeOf(props.at)}
    </time>
  );
}

const steps = [
  ["year", 365 * 24 * 3_600_000],
  ["month", 30 * 24 * 3_600_000],
  ["day", 24 * 3_600_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** "in 2 hours", "5 minutes ago", "just now". */
export function agoOf(time: number, now: number): string {
  const away = time - now;
  const [unit, size] = steps.find(([, size]) => Math.abs(away) >= size) ?? [];
  if (unit === undefined || size === undefined) return "just now";
  return new Intl.RelativeTimeFormat(store().locale, { numeric: "auto" }).format(
    Math.trunc(away / size),
    unit,
  );
}

const [now, setNow] = createSignal(Date.now());
let watching = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** The present time, renewed every half minute while something shows it. */
function useNow(): () => number {
  if (watching++ === 0) {
    setNow(Date.now());
    timer = setInterval(() => setNow(Date.now()), 30_000);
  }
  onCleanup(() => {
    if (--watching === 0) clearInterval(timer);
  });
  return now;
}
