import { randomUUID } from "node:crypto";
import { DynamoDBClient, ThrottlingException, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { afterAll, describe, expect, test } from "vitest";
import { startDynamoDbLocal } from "../../../../scripts/testing/engines/dynamodb-local.ts";
import { contractSpecs, specs } from "../../contracts/table/specs.contract.ts";
import { tableContract } from "../../contracts/table/table.contract.ts";
import { localStreams } from "./local.ts";
import { createDynamoTables, type DynamoTablesOptions, dynamoTables } from "./table.ts";

// Started before the tests are collected: without an engine they are listed as not run, with the reason.
const engine = await startDynamoDbLocal();

if ("missing" in engine) {
  console.warn(`NOT RUN: the tables on DynamoDB, because there is ${engine.missing}`);
  describe.skip(`tables on DynamoDB: NOT RUN, ${engine.missing}`, () =>
    test("the contract", () => undefined));
} else {
  afterAll(engine.stop);
  runOn(engine.endpoint);
}

function runOn(endpoint: string): void {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const config = { endpoint, region: "local", credentials };
  const streams = async () => localStreams(config);
  const client = new DynamoDBClient(config);
  /** Loses the answer to the first attempt of each write, below the SDK's own retries. */
  const forgetful = new DynamoDBClient(config);
  forgetful.middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const headers: Readonly<Record<string, string>> = Reflect.get(Object(args.request), "headers");
      const writes = /PutItem|UpdateItem|DeleteItem|TransactWrite/.test(headers["x-amz-target"] ?? "");
      if (writes && headers["amz-sdk-request"]?.startsWith("attempt=1"))
        throw Object.assign(new Error("lost"), { code: "ECONNRESET" });
      return answer;
    },
    { step: "deserialize", priority: "low" },
  );
  const fresh = async (options: DynamoTablesOptions = {}, over = client) => {
    const prefix = `${randomUUID()}-`;
    await createDynamoTables(client, contractSpecs, { prefix });
    return {
      prefix,
      tables: dynamoTables(over, streams, contractSpecs, { ...options, prefix }),
      losing: dynamoTables(forgetful, streams, contractSpecs, { ...options, prefix }),
    };
  };
  tableContract("DynamoDB", () => fresh());

  const { products, lines } = specs;
  const key = { productId: "mug" };
  const fault = { $metadata: {}, message: "injected" };
  const throttled = () => new ThrottlingException(fault);
  const cancelled = (...codes: string[]) =>
    new TransactionCanceledException({ ...fault, CancellationReasons: codes.map((Code) => ({ Code })) });
  /** A client whose next commands fail with these errors, as after the SDK's own retries. */
  const failing = (errors: Error[]): DynamoDBClient => {
    const flaky = new DynamoDBClient(config);
    flaky.middlewareStack.add(
      (next) => (args) => {
        const error = errors.shift();
        return error ? Promise.reject(error) : next(args);
      },
      { step: "initialize" },
    );
    return flaky;
  };

  describe("a busy DynamoDB", () => {
    test("that throttles for a while gives the normal result", async () => {
      const errors = [throttled(), throttled(), throttled()];
      const { tables } = await fresh({}, failing(errors));
      expect(await tables.put(products, key, { exists: false })).toBe(true);
      errors.push(throttled(), throttled());
      expect(await tables.get(products, key)).toEqual(key);
      errors.push(throttled(), throttled());
      expect((await tables.query(products, { hash: "mug", limit: 3 })).items).toEqual([key]);
      expect(errors).toEqual([]);
    });

    test("with a conflict in a transaction commits it once; with a conflict and a failed condition it reports the condition", async () => {
      const errors = [cancelled("TransactionConflict", "None"), cancelled("None", "TransactionConflict")];
      const { tables } = await fresh({}, failing(errors));
      const add = { update: key, table: products, changes: [{ add: "stock", by: 1 }] } as const;
      const once = { put: { user: "ada", line: "1" }, table: lines, if: { exists: false } } as const;
      expect(await tables.transact([add, once])).toEqual({ committed: true });
      expect(await tables.get(products, key)).toEqual({ ...key, stock: 1 });
      errors.push(cancelled("TransactionConflict", "ConditionalCheckFailed"));
      const item = { user: "ada", line: "1" };
      expect(await tables.transact([add, once])).toEqual({ committed: false, refused: [{ index: 1, item }] });
      expect(errors).toEqual([]);
    });

    test("for longer than the limit is unavailable, and nothing was written", async () => {
      const errors: Error[] = Array.from({ length: 1000 }, throttled);
      const { tables } = await fresh({ patienceMs: 30 }, failing(errors));
      const unavailable = { code: "SERVICE_UNAVAILABLE", details: { retryAfter: 1 } };
      await expect(tables.put(products, key)).rejects.toMatchObject(unavailable);
      await expect(tables.load(products, [key])).rejects.toMatchObject(unavailable);
      errors.length = 0;
      errors.push(...Array.from({ length: 1000 }, () => cancelled("TransactionConflict")));
      await expect(tables.transact([{ put: key, table: products }])).rejects.toMatchObject(unavailable);
      errors.length = 0;
      expect(await tables.get(products, key)).toBeUndefined();
    });

    test("that leaves part of a batch unprocessed is sent the rest, until everything is stored and read", async () => {
      const halving = new DynamoDBClient(config);
      let kept = 0;
      halving.middlewareStack.add(
        (next) => async (args) => {
          const all = requestItems(args.input);
          const half = Math.ceil(all.requests.length / 2);
          const done = await next({ ...args, input: all.with(all.requests.slice(0, half)) });
          kept += all.requests.length - half;
          return { ...done, output: Object.assign(done.output, all.unprocessed(all.requests.slice(half))) };
        },
        { step: "initialize" },
      );
      const { tables } = await fresh({}, halving);
      const all = Array.from({ length: 60 }, (_, place) => ({ productId: `${place}`, place }));
      await tables.load(products, all);
      expect(
        await tables.getAll(
          products,
          all.map(({ productId }) => ({ productId })),
        ),
      ).toEqual(all);
      expect(kept).toBeGreaterThan(60);
    });
  });

  test("a lost response does not commit a transaction twice", async () => {
    const forgetful = new DynamoDBClient(config);
    let lost = 0;
    forgetful.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        if (lost++ === 0) throw throttled();
        return answer;
      },
      { step: "initialize" },
    );
    const { tables } = await fresh({}, forgetful);
    const add = { update: key, table: products, changes: [{ add: "stock", by: 1 }] } as const;
    expect(await tables.transact([add])).toEqual({ committed: true });
    expect(lost).toBe(2);
    expect(await tables.get(products, key)).toEqual({ ...key, stock: 1 });
  });

  test("existing tables stay unchanged when they are created again", async () => {
    const { prefix, tables } = await fresh();
    await tables.put(products, key);
    await createDynamoTables(client, contractSpecs, { prefix });
    expect(await tables.get(products, key)).toEqual(key);
  });
}

type Requests = readonly unknown[];

/**
 * The requests of a batch command's only table, reads or writes, and the same input with other requests in
 * their place.
 */
function requestItems(input: unknown): {
  readonly requests: Requests;
  readonly with: (some: Requests) => object;
  readonly unprocessed: (rest: Requests) => object;
} {
  const [[name, of] = ["", []]] = Object.entries(batchOf(input).RequestItems);
  if ("Keys" in of) {
    const { Keys, ...options } = of;
    const keys = (some: Requests) => ({ [name]: { ...options, Keys: some } });
    return {
      requests: Keys,
      with: (some) => ({ RequestItems: keys(some) }),
      unprocessed: (rest) => ({ UnprocessedKeys: rest.length > 0 ? keys(rest) : {} }),
    };
  }
  return {
    requests: of,
    with: (some) => ({ RequestItems: { [name]: some } }),
    unprocessed: (rest) => ({ UnprocessedItems: rest.length > 0 ? { [name]: rest } : {} }),
  };
}

/** Only batch commands pass through the client that leaves some unprocessed; they all have this shape. */
const batchOf = (input: unknown) => input as { RequestItems: Record<string, Requests | { Keys: Requests }> };
