import { Stack, type StackProps } from "aws-cdk-lib";
import type { Domain } from "aws-cdk-lib/aws-opensearchservice";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { type Accounts, accounts } from "./constructs/accounts.ts";
import { fileBucket } from "./constructs/files.ts";
import { outputs } from "./constructs/outputs.ts";
import { searchDomain } from "./constructs/search-domain.ts";
import { type ShopSecrets, shopSecrets } from "./constructs/secrets.ts";
import { type ShopTables, shopTables } from "./constructs/tables.ts";
import { monthlyBudget } from "./constructs/watch/budget.ts";
import { staffTopic } from "./constructs/watch/staff-topic.ts";
import type { Stage } from "./stage.ts";

/** Everything that must survive a deployment: tables, accounts, files, secrets and the search index. */
export class DataStack extends Stack {
  readonly tables: ShopTables;
  readonly accounts: Accounts;
  readonly files: Bucket;
  readonly secrets: ShopSecrets;
  readonly search: Domain;
  /** Whom alarms of this region tell. */
  readonly staff: Topic;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    this.tables = shopTables(this, stage);
    this.accounts = accounts(this, stage);
    this.files = fileBucket(this, stage);
    this.secrets = shopSecrets(this, stage);
    this.search = searchDomain(this, stage);
    this.staff = staffTopic(this, stage);
    monthlyBudget(this, stage);
    outputs(this, {
      UserPoolId: this.accounts.pool.userPoolId,
      UserPoolClientId: this.accounts.client.userPoolClientId,
      FilesBucket: this.files.bucketName,
      StripeSecretArn: this.secrets.stripeArn,
      SearchEndpoint: `https://${this.search.domainEndpoint}`,
    });
  }
}
