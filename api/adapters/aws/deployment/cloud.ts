import { type AccountAnswer, awsAccount, type ModelAccess, modelAccess } from "../account.ts";
import { type Buckets, buckets } from "./buckets.ts";
import { type Health, health } from "./health.ts";
import { type Limits, limits } from "./limits.ts";
import type { CloudOptions } from "./per-region.ts";
import { cloudFormation, type Stacks } from "./stacks.ts";

/** What a deployment asks of an account. Every call but `putValue` and `empty` only reads. */
export type Cloud = Stacks &
  Health &
  Limits &
  Buckets & {
    readonly account: (region: string) => Promise<AccountAnswer>;
    readonly model: (region: string, model: string) => Promise<ModelAccess["state"]>;
  };

/** The account that the environment's credentials belong to. */
export const openCloud = (options: CloudOptions = {}): Cloud => ({
  ...cloudFormation(options),
  ...health(options),
  ...limits(options),
  ...buckets(options),
  account: (region) => awsAccount({ ...options, region }),
  async model(region, model) {
    const [access] = await modelAccess([model], { ...options, region });
    return access?.state ?? "unreachable";
  },
});
