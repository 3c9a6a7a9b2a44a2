import * as z from "zod";

const Day = z.iso.date().describe("A day such as 2026-11-26, in UTC");

/** The days that an answer is about, both included. */
export const PeriodInput = z.strictObject({ from: Day, to: Day });

/** A number of days, at most a year. */
export const DaysInput = z.strictObject({ days: z.int().min(1).max(366) });
