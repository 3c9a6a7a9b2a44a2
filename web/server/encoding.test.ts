import { expect, test } from "vitest";
import { encodingFor } from "./encoding.ts";

test.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, br;q=0", "gzip"],
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["br", "br"],
  ["BR;Q=0.5 , GZIP ; q = 1", "gzip"],
  ["gzip;q=0.5, br;q=0.5", "br"],
  ["*", "br"],
  ["*;q=0.1, br;q=0", "gzip"],
  ["*;q=0", undefined],
  ["gzip;q=0, *;q=0", undefined],
  ["gzip;q=0, br;q=0", undefined],
  ["gzip;q=0.000", undefined],
  ["identity;q=0", "gzip"],
  ["identity;q=0, gzip", "gzip"],
  ["identity;q=0, *;q=0", undefined],
  ["identity", undefined],
  ["identity, gzip;q=0.5", undefined],
  ["identity;q=0.5, gzip;q=1.0", "gzip"],
  ["deflate", undefined],
  ["brotli, gzipped", undefined],
  ["br;q=2, gzip;q=x", undefined],
  ["", undefined],
  [null, undefined],
] as const)("Accept-Encoding %j gets %s", (accept, expected) => {
  expect(encodingFor(accept)).toBe(expected);
});
