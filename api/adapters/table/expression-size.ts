import type { Change, Condition, Path } from "../../ports/table.ts";

type Size = { readonly bytes: number; readonly operators: number };

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters
const mostBytes = 4096;
const mostOperators = 300;

/** Whether one update of DynamoDB can make all these changes; what is more must replace a map or be several updates. */
export const fitsUpdate = (changes: readonly Change[]): boolean => fits(updateSize(changes));

/** Whether DynamoDB takes the condition. */
export const fitsCondition = (condition: Condition): boolean => fits(conditionSize(condition));

/** The most that the changes can be as an UpdateExpression, without building it. */
export const updateSize = (changes: readonly Change[]): Size => sum(changes.map(changeSize), separator);

/** The most that a condition can be as a ConditionExpression. */
export function conditionSize(condition: Condition): Size {
  if ("exists" in condition) return one(presence + placeholder);
  if ("all" in condition) return joined(condition.all);
  if ("any" in condition) return joined(condition.any);
  const path = pathBytes(condition.path);
  if ("present" in condition) return one(presence + path);
  if (!("oneOf" in condition)) return one(path + comparator + placeholder);
  if (condition.oneOf.length === 0) return never;
  const lists = Math.ceil(condition.oneOf.length / 100);
  const bytes = lists * (path + comparator + connective) + condition.oneOf.length * (placeholder + separator);
  return { bytes, operators: 2 * lists };
}

// Placeholders are "#0" to "#999": more of them than fit into 4 KB.
const placeholder = 4;
const separator = 2;
const comparator = " IN ()".length;
const connective = " AND ()".length;
const presence = "attribute_not_exists()".length;
const clauses = "SET  REMOVE ".length;

const one = (bytes: number): Size => ({ bytes, operators: 1 });
const never: Size = { bytes: 2 * (presence + placeholder) + connective, operators: 3 };
const fits = ({ bytes, operators }: Size): boolean => bytes <= mostBytes && operators <= mostOperators;
const pathBytes = (path: Path): number => (typeof path === "string" ? 1 : path.length) * (placeholder + 1);

function changeSize(change: Change): Size {
  if ("remove" in change) return one(pathBytes(change.remove));
  if ("set" in change) return one(pathBytes(change.set) + comparator + placeholder);
  const bytes = 2 * pathBytes(change.add) + 2 * (comparator + placeholder) + "if_not_exists(, )".length;
  return { bytes, operators: 3 };
}

const joined = (parts: readonly Condition[]): Size =>
  parts.length === 0 ? never : sum(parts.map(conditionSize), connective, parts.length - 1);

const sum = (sizes: readonly Size[], between: number, connectives = 0): Size => ({
  bytes: clauses + sizes.reduce((all, { bytes }) => all + bytes + between, 0),
  operators: connectives + sizes.reduce((all, { operators }) => all + operators, 0),
});
