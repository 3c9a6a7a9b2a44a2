import type { AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "../../../ports/table.ts";
import { frozen } from "../../table/item.ts";

/** An item as DynamoDB's API writes it: in the images of a stream and in the reasons of a cancelled transaction. */
export type Attributes = Record<string, AttributeValue>;

/** An item as the document client reads it. */
export type Document = Record<string, unknown>;

const reading = { wrapNumbers: Number };

/** The client that takes and gives JSON. */
export const documents = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, {
    // The port's numbers are doubles, also beyond 2^53: DynamoDB's 38 digits hold every one of them.
    marshallOptions: { removeUndefinedValues: true, allowImpreciseNumbers: true },
    // A copy: the document client writes defaults of its own into it.
    unmarshallOptions: { ...reading },
  });

/** The frozen item that the document client read. */
export const itemFrom = (document: Document): Item =>
  // Items are written by this adapter alone, so they hold no sets and no bytes: what comes back is JSON.
  frozen(document as Item);

/** The frozen item that stands where the document client does not look. */
export const itemFromAttributes = (attributes: Attributes): Item => itemFrom(unmarshall(attributes, reading));
