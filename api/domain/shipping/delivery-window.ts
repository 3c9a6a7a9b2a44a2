import { dateFormat } from "../formats.ts";

/**
 * How long a delivery takes, in working days. `transitDays`: fewest and most with the carrier; without it the store's usual
 * ones. What is ordered after `cutOff` (HH:MM) counts as ordered on the next working day.
 */
export type DeliveryWindowTerms = {
  readonly handlingDays: number;
  readonly transitDays?: readonly [number, number] | undefined;
  readonly cutOff?: string | undefined;
};

/** The first and the last day (ISO dates) on which a delivery is expected. */
export type DeliveryWindow = { readonly from: string; readonly to: string };

const day = 86_400_000;

/** When something that is ordered at `at` (epoch milliseconds) arrives. Saturdays and Sundays are no working days. */
export function deliveryWindow(
  { handlingDays, transitDays, cutOff }: DeliveryWindowTerms,
  {
    at,
    timeZone,
    usual,
  }: { readonly at: number; readonly timeZone: string; readonly usual: readonly [number, number] },
): DeliveryWindow {
  const [date = "", time = ""] = clockIn(timeZone).format(at).split(" ");
  const ordered = Date.parse(`${date}T00:00:00Z`);
  const isLate = cutOff !== undefined && time >= cutOff;
  // Work begins on the day of the order, or on the next working day.
  const begins = isWorkingDay(ordered) && !isLate ? ordered : afterWorkingDays(ordered, 1);
  const [least, most] = transitDays ?? usual;
  return {
    from: isoDate(afterWorkingDays(begins, handlingDays + least)),
    to: isoDate(afterWorkingDays(begins, handlingDays + most)),
  };
}

/** Writes "2026-11-27 14:05". */
const clockIn = (timeZone: string): Intl.DateTimeFormat =>
  dateFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });

const isWorkingDay = (at: number): boolean => ![0, 6].includes(new Date(at).getUTCDay());

function afterWorkingDays(at: number, days: number): number {
  let left = days;
  let reached = at;
  while (left > 0) {
    reached += day;
    if (isWorkingDay(reached)) left--;
  }
  return reached;
}

const isoDate = (at: number): string => new Date(at).toISOString().slice(0, 10);
