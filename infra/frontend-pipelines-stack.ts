import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ArnFormat, Stack, type StackProps, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { outputs } from "./constructs/outputs.ts";
import { artifacts } from "./constructs/pipelines/artifacts.ts";
import { pipeline } from "./constructs/pipelines/pipeline.ts";
import type { FrontendStack } from "./frontend-stack.ts";
import type { Stage } from "./stage.ts";

export type FrontendPipelinesProps = StackProps & {
  readonly stage: Stage;
  readonly staff: ITopic;
  readonly frontend: FrontendStack;
};

/**
 * Tests and deploys each site by itself. Files are added to a site's bucket and none is deleted, because pages that are cached
 * or open still name those of earlier builds.
 */
export class FrontendPipelinesStack extends Stack {
  constructor(scope: Construct, id: string, given: FrontendPipelinesProps) {
    const { stage, staff, frontend, ...props } = given;
    super(scope, id, props);
    this.addStackDependency(frontend);
    const { shopFiles, adminFiles, shopDistribution } = frontend.published;
    const common = { stage, staff, artifacts: artifacts(this) };
    const api = `${stage.prefix}e-com67-api`;

    const storefront = pipeline(this, "storefront", {
      ...common,
      build: {
        commands: ["npm run types", "npm run unit -- web/", buildSites],
        from: "dist/web",
        files: ["client/**/*", "server/**/*"],
      },
      deploy: {
        variables: {
          BUCKET: shopFiles,
          FUNCTION: api,
          SHOP_URL: frontend.addresses.shopUrl,
          DISTRIBUTION: shopDistribution,
        },
        commands: [
          // Before the pages that name them.
          ...upload("client"),
          readFileSync(join(import.meta.dirname, "constructs/pipelines/publish-pages.sh"), "utf8"),
          // Departments stand on every page, so that this is the tag of all of them. Pictures, files and most of the API stay cached.
          'aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths "#categories"',
        ],
      },
      mayDeploy: [
        this.#mayPut(shopFiles),
        new PolicyStatement({
          actions: ["lambda:GetFunction", "lambda:UpdateFunctionCode"],
          resources: [
            this.formatArn({
              service: "lambda",
              resource: "function",
              resourceName: api,
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          ],
        }),
        new PolicyStatement({
          actions: ["cloudfront:CreateInvalidation"],
          resources: [
            this.formatArn({
              service: "cloudfront",
              region: "",
              resource: "distribution",
              resourceName: shopDistribution,
            }),
          ],
        }),
      ],
    });

    const admin = pipeline(this, "admin", {
      ...common,
      build: {
        commands: ["npm run types", "npm run unit -- admin/ web/ui/ web/lib/", buildSites],
        from: "dist/admin",
        files: ["**/*"],
      },
      // Browsers and CloudFront ask for its page each time, so that nothing is to purge.
      deploy: { variables: { BUCKET: adminFiles }, commands: upload(".") },
      mayDeploy: [this.#mayPut(adminFiles)],
    });
    outputs(this, { StorefrontPipeline: storefront.pipelineName, AdminPipeline: admin.pipelineName });
  }

  #mayPut(bucket: string): PolicyStatement {
    // As cdk-nag writes it.
    const name = JSON.stringify(this.resolve(bucket));
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:aws:s3:::${name}/*]`,
      reason: "The bucket holds the files of this site and nothing else; they are added under new names.",
    });
    return new PolicyStatement({
      actions: ["s3:PutObject"],
      resources: [
        this.formatArn({
          service: "s3",
          region: "",
          account: "",
          resource: bucket,
          resourceName: "*",
        }),
      ],
    });
  }
}

const buildSites = "node scripts/build-web.ts";

/** Files with a hash in their names are kept for good by browsers; the rest is asked for each time, and comes last. */
const upload = (folder: string): string[] => [
  `aws s3 cp ${folder}/assets "s3://$BUCKET/assets" --recursive --no-progress --cache-control "public, max-age=31536000, immutable"`,
  `aws s3 cp ${folder} "s3://$BUCKET" --recursive --no-progress --exclude "assets/*" --exclude manifest.json --exclude built-from --cache-control "public, max-age=0, must-revalidate"`,
];
