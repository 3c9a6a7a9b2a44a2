import type { DynamoDBRecord } from "aws-lambda";
import { expect, test } from "vitest";
import type { TableChange } from "../../api/ports/table.ts";
import { fromStream } from "./stream.ts";

const record = (sequence: string, productId: string): DynamoDBRecord => ({
  eventName: "MODIFY",
  dynamodb: {
    Keys: { productId: { S: productId } },
    OldImage: { productId: { S: productId }, price: { N: "1250" } },
    NewImage: { productId: { S: productId }, price: { N: "1300" }, tags: { L: [{ S: "tea" }] } },
    SequenceNumber: sequence,
  },
});

test("a change of a product reaches the consumer as the table's feed says it", async () => {
  const seen: TableChange[] = [];
  const handler = fromStream(async (changes) => {
    seen.push(...changes);
    return { failed: [] };
  });
  const removal: DynamoDBRecord = {
    eventName: "REMOVE",
    dynamodb: {
      Keys: { productId: { S: "cup" } },
      OldImage: { productId: { S: "cup" } },
      SequenceNumber: "5",
    },
  };
  expect(await handler({ Records: [record("4", "mug"), removal] })).toEqual({ batchItemFailures: [] });
  expect(seen).toMatchObject([
    {
      type: "modify",
      key: { productId: "mug" },
      before: { price: 1250 },
      after: { productId: "mug", price: 1300, tags: ["tea"] },
    },
    { type: "remove", key: { productId: "cup" }, before: { productId: "cup" } },
  ]);
  expect(seen[1]).not.toHaveProperty("after");
});

test("only the records that failed are named, by the numbers that Lambda knows them by", async () => {
  const handler = fromStream(async (changes) => ({
    failed: changes.filter(({ key }) => key["productId"] !== "mug").map(({ sequence }) => sequence),
  }));
  const Records = [record("4210", "mug"), record("4211", "cup"), record("90000000000000", "pan")];
  expect(await handler({ Records })).toEqual({
    batchItemFailures: [{ itemIdentifier: "4211" }, { itemIdentifier: "90000000000000" }],
  });
});

test("an engine that is away fails the whole batch, which comes again", async () => {
  const handler = fromStream(() => Promise.reject(new Error("away")));
  await expect(handler({ Records: [record("1", "mug")] })).rejects.toThrow("away");
});
