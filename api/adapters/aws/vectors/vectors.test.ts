import { describe } from "vitest";
import { vectorIndexContract } from "../../contracts/vector-index.contract.ts";
import { openSearchVectors } from "./vectors.ts";

const node = process.env["OPENSEARCH_ENDPOINT"];
let made = 0;

describe.skipIf(node === undefined)(
  `OpenSearch k-NN itself${node === undefined ? ": NOT RUN, npm run test:engines starts it" : ""}`,
  { timeout: 60_000 },
  () =>
    vectorIndexContract(() =>
      openSearchVectors({ node: node ?? "", index: `passages-${process.pid}-${++made}`, dimensions: 2 }),
    ),
);
