import type { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";

const Statement = z.object({
  Action: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
  Resource: z.unknown().optional(),
  NotResource: z.unknown().optional(),
  Condition: z.unknown().optional(),
  Effect: z.literal("Allow"),
});
const Policy = z.object({
  Properties: z.object({
    PolicyDocument: z.object({ Statement: z.array(Statement) }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
});
export type PolicyStatement = z.infer<typeof Statement>;

/** The policy statements of the role of a function, or of roles whose logical id begins with `role`. */
export const statementsOf = (template: Template, role: string): PolicyStatement[] =>
  // What a role's own policy has no room for, CDK puts into managed ones.
  ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"]
    .flatMap((type) => Object.values(template.findResources(type)))
    .map((resource) => Policy.parse(resource).Properties)
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref.startsWith(role)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

/** The logical id's beginning of a function's role. */
export const roleOf = (name: string): string => `${name.replaceAll("-", "")}role`;

/** Whether an ARN or a path matches a pattern of IAM, whose wildcard matches slashes, too. */
export function matchesPattern(text: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
