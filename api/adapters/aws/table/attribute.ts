import type { AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "../../../ports/table.ts";
import { frozen } from "../../table/item.ts";

/** An item in DynamoDB's own format, as in stream images and in the reasons of a cancelled transaction. */
export type Attributes = Record<string, AttributeValue>;

/** An item as the document client returns it. */
export type Document = Record<string, unknown>;

const reading = { wrapNumbers: Number };

/** The document client, which converts items to and from JSON. */
export const documents = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, {
    // The port's numbers are doubles, also beyond 2^53; DynamoDB's 38 digits represent every one of them.
    marshallOptions: { removeUndefinedValues: true, allowImpreciseNumbers: true },
    // A copy, because the document client adds its own defaults.
    unmarshallOptions: { ...reading },
  });

/** The frozen item that the document client returned. */
export const itemFrom = (document: Document): Item =>
  // Only this adapter writes items, so they contain no sets and no bytes and are JSON.
  frozen(document as Item);

/** The frozen item of attributes that do not pass through the document client. */
export const itemFromAttributes = (attributes: Attributes): Item => itemFrom(unmarshall(attributes, reading));
