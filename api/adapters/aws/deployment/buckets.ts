import {
  DeleteObjectsCommand,
  HeadBucketCommand,
  ListObjectVersionsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { within } from "../within.ts";
import { type CloudOptions, perRegion } from "./per-region.ts";

export type Buckets = {
  /** Deletes every object with all of its versions. Returns how many; a bucket that is gone has none. */
  readonly empty: (region: string, bucket: string) => Promise<number>;
};

/** Empties buckets, because CloudFormation deletes none that holds anything. */
export function buckets(options: CloudOptions): Buckets {
  const clientOf = perRegion(
    (region) =>
      new S3Client({ ...within(30_000), ...options, region, forcePathStyle: options.endpoint !== undefined }),
  );
  return {
    async empty(region, Bucket) {
      const client = clientOf(region);
      if (!(await exists(client, Bucket))) return 0;
      let deleted = 0;
      for (;;) {
        // What was listed is deleted before the next list, which therefore begins anew.
        const { Versions = [], DeleteMarkers = [] } = await client.send(
          new ListObjectVersionsCommand({ Bucket }),
        );
        const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
        if (Objects.length === 0) return deleted;
        const { Errors: [refused] = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
        );
        if (refused) throw new Error(`${Bucket}/${refused.Key} cannot be deleted: ${refused.Message}`);
        deleted += Objects.length;
      }
    },
  };
}

async function exists(client: S3Client, Bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    return true;
  } catch (error) {
    if (error instanceof Error && (error.name === "NotFound" || error.name === "NoSuchBucket")) return false;
    throw error;
  }
}
