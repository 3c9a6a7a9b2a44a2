import type { StackPart } from "../../api/adapters/aws/deployment/stacks.ts";

/** Kinds of resources that hold what nobody can make again. */
const holdsData = {
  "AWS::DynamoDB::GlobalTable": "tables with everything that the shop knows",
  "AWS::Cognito::UserPool": "user pool with the accounts",
  "AWS::S3::Bucket": "buckets with pictures, uploads and access logs",
  "AWS::OpenSearchService::Domain": "search domain, which is paid by the hour",
  "AWS::SecretsManager::Secret": "secrets with Stripe's keys and the one that signs cursors",
} as const;

/** What holds data among a stack's parts, counted, with the id of the first. */
export const dataIn = (parts: readonly StackPart[]): readonly string[] =>
  Object.entries(holdsData).flatMap(([type, what]) => {
    const found = parts.filter((part) => part.type === type);
    const [first] = found;
    return first ? [`${found.length} ${what} (${first.id}${found.length > 1 ? ", …" : ""})`] : [];
  });
