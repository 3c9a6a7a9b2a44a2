import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { wireEnvironment } from "../../../scripts/testing/aws-wire.ts";
import { type CloudFront, startCloudFront } from "../../../scripts/testing/cloud/cloudfront.ts";
import { DomainError } from "../../domain/errors.ts";
import { edgeCacheContract } from "../contracts/edge-cache.contract.ts";
import { cloudFrontCache } from "./edge-cache.ts";

let cloudFront: CloudFront;
beforeEach(async () => {
  cloudFront = await startCloudFront("E1");
  for (const [name, value] of Object.entries(wireEnvironment(cloudFront.endpoint))) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await cloudFront.stop();
});

edgeCacheContract("CloudFront", async () => ({
  cache: cloudFrontCache("E1"),
  keep: async (path, tags) => cloudFront.keep(path, tags),
  kept: async () => cloudFront.kept(),
}));

test("many tags are one invalidation, of each tag once, whatever its case", async () => {
  await cloudFrontCache("E1").purge(["p-b", "p-a", "c-Tea", "c-tea", "p-a"]);
  expect(cloudFront.accepted).toEqual([["#c-tea", "#p-a", "#p-b"]]);
});

test("hundreds of tags cost one path: everything", async () => {
  await cloudFrontCache("E1").purge(Array.from({ length: 201 }, (_, place) => `p-${place}`));
  expect(cloudFront.accepted).toEqual([["/*"]]);
});

test("a purge whose answer was lost is made once, one after it is another", async () => {
  const cache = cloudFrontCache("E1");
  cloudFront.fail("lost");
  await cache.purge(["p-1"]);
  expect(cloudFront.accepted).toEqual([["#p-1"]]);
  await cache.purge(["p-1"]);
  expect(cloudFront.accepted).toHaveLength(2);
});

test("a distribution with too many invalidations under way is busy, not broken; one that is not there is broken", async () => {
  vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
  const cache = cloudFrontCache("E1");
  for (const how of ["busy", "throttled"] as const) {
    cloudFront.fail(how);
    const error: unknown = await cache.purge(["p-1"]).catch((reason: unknown) => reason);
    expect(DomainError.is(error, "SERVICE_UNAVAILABLE"), how).toBe(true);
  }
  await expect(cloudFrontCache("E2").purge(["p-1"])).rejects.toMatchObject({ name: "NoSuchDistribution" });
  expect(cloudFront.accepted).toEqual([]);
});
