import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";
import { findJava } from "./scripts/testing/engines/java.ts";
import { patience } from "./scripts/testing/properties/properties.ts";

const java = findJava(17);
if ("missing" in java) console.warn(`The tests on DynamoDB Local are not run: ${java.missing}.`);

/** What runs again with the tables on Amazon's DynamoDB Local. */
const onDynamoDb = [
  "api/app.test.ts",
  "api/routes/**/*.test.ts",
  "workflows/{checkout,refund,consumers}/**/*.test.ts",
];

const setupFiles = ["scripts/testing/properties/setup.ts"];

export default defineConfig({
  test: {
    // By default a core is left out, which on two cores means one file at a time.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["{api,workflows,agent,infra,scripts,web,admin}/**/*.test.ts"],
          exclude: ["{web,admin}/e2e/**"],
          setupFiles,
          testTimeout: patience(120_000),
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [solid()],
        test: { name: "dom", environment: "jsdom", setupFiles, include: ["{web,admin}/**/*.test.tsx"] },
      },
      ...("missing" in java
        ? []
        : [
            {
              test: {
                name: "dynamodb",
                environment: "node",
                include: onDynamoDb,
                exclude: [
                  // Compares times of orders, which on the emulator are its own.
                  "api/routes/identity/sign-in-load.test.ts",
                  // Asks for every write of staff, each of which runs here with the tests of its own route.
                  "api/routes/audit/audited.test.ts",
                ],
                env: { TEST_TABLES: "dynamodb" },
                globalSetup: ["scripts/testing/dynamodb-setup.ts"],
                setupFiles,
                testTimeout: patience(120_000),
                hookTimeout: 60_000,
              },
            },
          ]),
    ],
  },
});
