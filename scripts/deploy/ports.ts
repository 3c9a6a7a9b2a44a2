import type { Cloud } from "../../api/adapters/aws/deployment/cloud.ts";
import type { Ask } from "./ask.ts";
import type { Cdk } from "./cdk.ts";
import type { Checkout } from "./checks/sources.ts";

/** What a deployment works with. */
export type Ports = {
  readonly cloud: Cloud;
  readonly cdk: Cdk;
  /** Where `cdk.synth` writes. */
  readonly folder: string;
  /** Builds both sites. */
  readonly build: () => Promise<void>;
  readonly checkout: () => Checkout | undefined;
  readonly nodeVersion: string;
  /** Undefined: nobody can be asked. */
  readonly ask: Ask | undefined;
  readonly say: (line: string) => void;
};
