import { RemovalPolicy } from "aws-cdk-lib";
import {
  type Attribute,
  AttributeType,
  Billing,
  StreamViewType,
  type TableV2 as Table,
  TableV2,
} from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { type TableId, tables } from "../../api/adapters/stores/keys.ts";
import type { TableSpec } from "../../api/ports/table.ts";
import type { Stage } from "../stage.ts";
import { each } from "./each.ts";

export type ShopTables = Readonly<Record<TableId, Table>>;

/** Every table of the stores, with its keys, indexes, stream and TTL. */
export const shopTables = (scope: Construct, stage: Stage): ShopTables =>
  each(tables, (spec) => createTable(scope, spec, stage));

function createTable(scope: Construct, spec: TableSpec, { prefix, keepsData }: Stage): Table {
  const { name, hash, range, indexes = {}, feed, expires } = spec;
  const attribute = (name: string): Attribute => ({
    name,
    type: spec.numbers?.includes(name) ? AttributeType.NUMBER : AttributeType.STRING,
  });
  const keys = (hash: string, range: string | undefined) => ({
    partitionKey: attribute(hash),
    ...(range !== undefined && { sortKey: attribute(range) }),
  });
  return new TableV2(scope, name, {
    tableName: `${prefix}${name}`,
    ...keys(hash, range),
    globalSecondaryIndexes: Object.entries(indexes).map(([indexName, index]) => ({
      indexName,
      ...keys(index.hash, index.range),
    })),
    billing: Billing.onDemand(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    ...(expires !== undefined && { timeToLiveAttribute: expires }),
    ...(feed && { dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES }),
    deletionProtection: keepsData,
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}
