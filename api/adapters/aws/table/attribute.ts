import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item, Json } from "../../../ports/table.ts";
import { frozen } from "../../table/item.ts";

/** An item as DynamoDB's API speaks of it. */
export type Attributes = Record<string, AttributeValue>;

// The port's numbers are doubles, also beyond 2^53: DynamoDB's 38 digits hold every one of them.
const writing = { removeUndefinedValues: true, allowImpreciseNumbers: true } as const;

export const attributesFrom = (item: Item): Attributes => marshall(item, writing);

export const attributeFrom = (value: Json): AttributeValue =>
  marshalled({ value })["value"] ?? { NULL: true };

/** The frozen item that DynamoDB returned. */
export const itemFrom = (attributes: Attributes): Item =>
  // Items are written by `attributesFrom` alone, so they hold no sets and no bytes: what comes back is JSON.
  frozen(unmarshall(attributes, { wrapNumbers: Number }) as Item);

const marshalled = (item: Item): Attributes => marshall(item, writing);
