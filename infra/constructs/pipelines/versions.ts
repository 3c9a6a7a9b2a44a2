import { readFileSync } from "node:fs";
import * as z from "zod";

const Package = z.object({ devDependencies: z.object({ node: z.string(), "aws-cdk": z.string() }) });
const { devDependencies } = Package.parse(JSON.parse(readFileSync("package.json", "utf8")));

/** The versions that package.json pins of what runs in a build: CodeBuild's image installs a Node.js that it does not have. */
export const versions = { node: devDependencies.node, cdk: devDependencies["aws-cdk"] } as const;
