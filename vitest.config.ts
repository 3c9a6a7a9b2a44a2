import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["{api,workflows,agent,infra,scripts}/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
