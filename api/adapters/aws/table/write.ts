import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Change, Condition, Item, Key, TableSpec, Write } from "../../../ports/table.ts";
import { checkKey, copied, keyOf, textOf } from "../../table/item.ts";
import { checkCondition, checkedChanges } from "../../table/request.ts";
import { conditionText, type Placeholders, placeholders, updateText } from "./expression.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** The fields of a put request. The item is copied. Throws on programming errors. */
export function putInput(spec: TableSpec, item: Item, condition?: Condition) {
  const stored = copied(item);
  keyOf(spec, stored);
  textOf(stored);
  return { Item: stored, ...conditional(spec, condition, placeholders()) };
}

/** The fields of an update request. Throws on programming errors. */
export function updateInput(spec: TableSpec, key: Key, changes: readonly Change[], condition?: Condition) {
  checkKey(spec, key);
  const to = placeholders();
  const UpdateExpression = updateText(checkedChanges(spec, changes), to);
  return { Key: { ...key }, UpdateExpression, ...conditional(spec, condition, to) };
}

/** The fields of a delete request. Throws on programming errors. */
export function deleteInput(spec: TableSpec, key: Key, condition?: Condition) {
  checkKey(spec, key);
  return { Key: { ...key }, ...conditional(spec, condition, placeholders()) };
}

/** One write of a transaction; when its condition fails, DynamoDB returns the stored item. */
export function transactItem(write: Write, TableName: string): TransactItem {
  const { table, if: condition } = write;
  const common = { TableName, ReturnValuesOnConditionCheckFailure: "ALL_OLD" } as const;
  if ("put" in write) return { Put: { ...common, ...putInput(table, write.put, condition) } };
  if ("update" in write)
    return { Update: { ...common, ...updateInput(table, write.update, write.changes, condition) } };
  if ("delete" in write) return { Delete: { ...common, ...deleteInput(table, write.delete, condition) } };
  checkKey(table, write.check);
  checkCondition(table, write.if);
  const to = placeholders();
  const ConditionExpression = conditionText(table, write.if, to);
  return {
    ConditionCheck: { ...common, Key: { ...write.check }, ConditionExpression, ...to.fields() },
  };
}

function conditional(spec: TableSpec, condition: Condition | undefined, to: Placeholders) {
  checkCondition(spec, condition);
  return {
    ...(condition && { ConditionExpression: conditionText(spec, condition, to) }),
    ...to.fields(),
  };
}
