import type { StackPart } from "../../api/adapters/aws/deployment/stacks.ts";

/** Kinds of resources that hold what nobody can make again. */
const holdsData = {
  "AWS::DynamoDB::GlobalTable": ["table", "with everything that the shop knows"],
  "AWS::Cognito::UserPool": ["user pool", "with the accounts"],
  "AWS::S3::Bucket": ["bucket", "with pictures, uploads and access logs"],
  "AWS::OpenSearchService::Domain": ["search domain", "which is paid by the hour"],
  "AWS::SecretsManager::Secret": ["secret", "with Stripe's keys or what signs cursors"],
} as const;

/** What holds data among a stack's parts, counted, with the id of the first. */
export const dataIn = (parts: readonly StackPart[]): readonly string[] =>
  Object.entries(holdsData).flatMap(([type, [noun, what]]) => {
    const found = parts.filter((part) => part.type === type);
    const [first] = found;
    const several = found.length > 1;
    return first
      ? [`${found.length} ${noun}${several ? "s" : ""} ${what} (${first.id}${several ? ", …" : ""})`]
      : [];
  });
