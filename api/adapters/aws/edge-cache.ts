import { randomUUID } from "node:crypto";
import { DomainError } from "../../domain/errors.ts";
import type { EdgeCache } from "../../ports/edge-cache.ts";
import { lazy } from "../lazy.ts";
import { whileAvailable } from "./availability.ts";
import { within } from "./within.ts";

/** Each tag is billed as one path, and so is everything at once: a change of this many products changes most pages anyway. */
const mostTags = 200;

/**
 * The EdgeCache port on a CloudFront distribution, whose CacheTagConfig names the header with the tags. An invalidation takes
 * seconds after it was accepted.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-tags.html
 */
export function cloudFrontCache(distributionId: string): EdgeCache {
  const cloudFront = lazy(async () => {
    const module = await import("@aws-sdk/client-cloudfront");
    // CloudFront has one endpoint, which is signed for in us-east-1.
    return { ...module, client: new module.CloudFrontClient({ ...within(10_000), region: "us-east-1" }) };
  });
  return {
    async purge(tags) {
      // Tags differ by more than their case.
      const items = [...new Set(tags.map((tag) => `#${tag.toLowerCase()}`))].toSorted();
      if (items.length === 0) return;
      const Items = items.length > mostTags ? ["/*"] : items;
      const { client, CreateInvalidationCommand, TooManyInvalidationsInProgress } = await cloudFront();
      const command = new CreateInvalidationCommand({
        DistributionId: distributionId,
        InvalidationBatch: {
          // The client's own retries send it again, and CloudFront then makes no second invalidation.
          CallerReference: randomUUID(),
          Paths: { Quantity: Items.length, Items },
        },
      });
      await whileAvailable(() => client.send(command)).catch((error: unknown) => {
        if (!(error instanceof TooManyInvalidationsInProgress)) throw error;
        throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 30 }, { cause: error });
      });
    },
  };
}
