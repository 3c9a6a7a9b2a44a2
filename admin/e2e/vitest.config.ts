import { defineConfig } from "vitest/config";

/** The admin's browser tests: one shop and one Chromium for all files, which run one after the other. */
export default defineConfig({
  test: {
    name: "e2e-admin",
    environment: "node",
    root: import.meta.dirname,
    include: ["*.test.ts"],
    globalSetup: ["../../scripts/testing/storefront-setup.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // As long as a page waits for an element (kit.ts).
    expect: { poll: { timeout: 20_000 } },
  },
});
