import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type AttributeDefinition,
  CreateTableCommand,
  type CreateTableCommandInput,
  type KeySchemaElement,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import type { TableSpec } from "../../../ports/table.ts";
import { attributesOf, type KeySchema } from "../../table/item.ts";

/**
 * Creates the tables of the specs, for tests and local use (CDK does it on AWS). Existing tables stay
 * unchanged.
 */
export async function createDynamoTables(
  client: DynamoDBClient,
  specs: readonly TableSpec[],
  { prefix = "" }: { readonly prefix?: string } = {},
): Promise<void> {
  await Promise.all(
    specs.map(async (spec) => {
      const TableName = `${prefix}${spec.name}`;
      try {
        await client.send(new CreateTableCommand({ TableName, ...definitionOf(spec) }));
      } catch (error) {
        if (error instanceof ResourceInUseException) return;
        throw error;
      }
      await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName });
      if (spec.expires === undefined) return;
      const TimeToLiveSpecification = { AttributeName: spec.expires, Enabled: true };
      await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    }),
  );
}

function definitionOf(spec: TableSpec): Omit<CreateTableCommandInput, "TableName"> {
  const indexes = Object.entries(spec.indexes ?? {});
  const keyAttributes = new Set([spec, ...Object.values(spec.indexes ?? {})].flatMap(attributesOf));
  return {
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: keySchemaOf(spec),
    AttributeDefinitions: [...keyAttributes].map(
      (name): AttributeDefinition => ({
        AttributeName: name,
        AttributeType: spec.numbers?.includes(name) ? "N" : "S",
      }),
    ),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
        IndexName,
        KeySchema: keySchemaOf(index),
        Projection: { ProjectionType: "ALL" },
      })),
    }),
    ...(spec.feed && { StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" } }),
  };
}

const keySchemaOf = (schema: KeySchema): KeySchemaElement[] =>
  attributesOf(schema).map((name) => ({
    AttributeName: name,
    KeyType: name === schema.hash ? "HASH" : "RANGE",
  }));
