import * as z from "zod";
import { invalid, type StripeFault } from "./errors.ts";
import { type FormValues, nameOf } from "./form.ts";

/** Building blocks of Stripe's parameters; every value of a form is a string. */
export const text = z.string().min(1).max(5_000);
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, "integer")
  .transform(Number);
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");
export const list = z.union([
  text.transform((one) => [one]),
  z.record(z.string(), text).transform((values) => Object.values(values)),
]);
/** An empty value unsets the key; an empty `metadata` unsets all. https://docs.stripe.com/api/metadata */
export const metadata = z.union([z.literal(""), z.record(z.string().max(40), z.string().max(500))]);
const range = z.union([
  integer,
  z.strictObject({
    gt: integer.optional(),
    gte: integer.optional(),
    lt: integer.optional(),
    lte: integer.optional(),
  }),
]);
/** The pagination parameters of every list; `limit` is 1 to 100. */
export const page = {
  limit: integer.optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: range.optional(),
};
export const address = z.strictObject({
  city: z.string().optional(),
  country: z.string().optional(),
  line1: z.string().optional(),
  line2: z.string().optional(),
  postal_code: z.string().optional(),
  state: z.string().optional(),
});
export const shipping = z.strictObject({
  address,
  name: z.string().optional(),
  phone: z.string().optional(),
  carrier: z.string().optional(),
  tracking_number: z.string().optional(),
});

export type ShippingParams = z.output<typeof shipping>;

/** The metadata after an update: keys are set, keys with an empty value are removed. */
export function changedMetadata(
  before: Readonly<Record<string, string>>,
  change: z.infer<typeof metadata> | undefined,
): Record<string, string> {
  if (change === undefined) return { ...before };
  if (change === "") return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""));
}

/** Stripe's error message for the first invalid parameter. */
export function paramFault(error: z.ZodError, raw: FormValues): StripeFault {
  const issue = deepest(error.issues[0]);
  if (!issue) return invalid("Invalid request.");
  if (issue.code === "unrecognized_keys") {
    const param = nameOf([...issue.path, issue.keys[0] ?? ""]);
    return invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = nameOf(issue.path);
  const value = valueAt(raw, issue.path);
  if (value === undefined)
    return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  if (value === "")
    return invalid(
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset.`,
      { code: "parameter_invalid_empty", param },
    );
  if (issue.message === "integer")
    return invalid(`Invalid integer: ${typeof value === "string" ? value : "a hash"}`, {
      code: "parameter_invalid_integer",
      param,
    });
  if (issue.code === "invalid_value")
    return invalid(`Invalid ${param}: must be one of ${issue.values.map(String).join(", ")}`, { param });
  return invalid(`Invalid ${param}: ${issue.message}`, { param });
}

/** Of a union's issues, the one from the branch that matched furthest. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== "invalid_union") return issue;
  const [furthest] = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length);
  return deepest(furthest && { ...furthest, path: [...issue.path, ...furthest.path] }) ?? issue;
}

function valueAt(raw: FormValues, path: readonly PropertyKey[]): string | FormValues | undefined {
  let at: string | FormValues | undefined = raw;
  for (const part of path) at = typeof at === "object" ? at[String(part)] : undefined;
  return at;
}
