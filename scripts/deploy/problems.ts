/** A way in which deployments are known to fail. `section` is a heading of docs/aws/problems.md. */
export type Problem = { readonly pattern: RegExp; readonly mend: string; readonly section: string };

/** The first that matches is told. */
export const problems: readonly Problem[] = [
  {
    pattern: /replicated function/i,
    mend: "CloudFront still holds copies of the function at its edges: run the same command again in a few hours",
    section: "replicated-function",
  },
  {
    pattern: /account must be verified/i,
    mend: "AWS has to verify a new account before it may have CloudFront: write to its support",
    section: "account-not-verified",
  },
  {
    pattern: /already exist|EarlyValidation::ResourceExistenceCheck/i,
    mend: "something of this name is left from an earlier stack: add --import-existing, or delete it",
    section: "already-exists",
  },
  {
    pattern: /Email address is not verified|not authorized to (send|use).*(SES|email)/i,
    mend: "set mail.verified to false in infra/stages.ts until SES has verified the domain",
    section: "sender-not-verified",
  },
  {
    pattern: /CNAMEs? you provided|CNAMEAlreadyExists|alternate domain name/i,
    mend: "another CloudFront distribution has this name, or the certificate does not have it",
    section: "cname-already-exists",
  },
  {
    pattern: /UnreservedConcurrentExecution|concurrency/i,
    mend: "the account's Lambda concurrency is too low: ask for 1,000",
    section: "concurrency",
  },
  {
    pattern: /CloudWatch Logs log group|resource access policy/i,
    mend: "the policy for OpenSearch's logs was not in force yet: run the same command again",
    section: "opensearch-logs",
  },
  {
    pattern: /service-linked role|ServiceLinkedRole/i,
    mend: "OpenSearch's service-linked role is missing: create it, then run the same command again",
    section: "service-linked-role",
  },
  {
    pattern: /InsufficientInstanceCapacity|instance type|not available in/i,
    mend: "the region or the zone does not have this OpenSearch instance type now",
    section: "opensearch-capacity",
  },
  {
    pattern: /cannot delete export|in use by|Export .* cannot be (deleted|updated)/i,
    mend: "another stack still uses what this one exports: deploy in two steps",
    section: "export-in-use",
  },
  {
    pattern: /bucket you tried to delete is not empty|BucketNotEmpty/i,
    mend: "logs arrived after the bucket was emptied: run the same command again",
    section: "bucket-not-empty",
  },
  {
    pattern: /limit ?exceeded|quota|TooMany/i,
    mend: "a limit of the account is reached: raise it in Service Quotas",
    section: "limits",
  },
  {
    pattern: /AccessDenied|not authorized to perform/i,
    mend: "CloudFormation's role may not do this: the bootstrap stack or a policy of the organisation restricts it",
    section: "access-denied",
  },
];

/** What is known about a reason that CloudFormation gave. */
export const problemOf = (reason: string): Problem | undefined =>
  problems.find(({ pattern }) => pattern.test(reason));
