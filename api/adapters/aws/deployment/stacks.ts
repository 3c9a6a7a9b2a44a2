import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  GetTemplateCommand,
  paginateDescribeStacks,
  paginateListStackResources,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import { within } from "../within.ts";
import { type CloudOptions, perRegion } from "./per-region.ts";

/** A stack as CloudFormation has it. */
export type DeployedStack = {
  readonly name: string;
  readonly region: string;
  /** CREATE_COMPLETE, UPDATE_IN_PROGRESS, ROLLBACK_COMPLETE… */
  readonly status: string;
  readonly reason: string | undefined;
  /** When it last changed, in milliseconds. */
  readonly changedAt: number;
  readonly outputs: Readonly<Record<string, string>>;
};

/** A resource of a stack. `id` is what its service calls it: a name, an ARN, an address. */
export type StackPart = { readonly logicalId: string; readonly type: string; readonly id: string };

/** Why a stack's last change failed. */
export type StackFailure = { readonly resource: string; readonly type: string; readonly reason: string };

export type Stacks = {
  /** Every stack of the region whose name begins so. */
  readonly stacks: (region: string, prefix: string) => Promise<readonly DeployedStack[]>;
  readonly parts: (stack: DeployedStack) => Promise<readonly StackPart[]>;
  /** The template that is deployed. */
  readonly template: (stack: DeployedStack) => Promise<unknown>;
  /** The failures of the last change, first to last, without those that only followed from another one. */
  readonly failures: (stack: Pick<DeployedStack, "name" | "region">) => Promise<readonly StackFailure[]>;
};

/** Reads stacks from CloudFormation. */
export function cloudFormation(options: CloudOptions): Stacks {
  const clientOf = perRegion((region) => new CloudFormationClient({ ...within(30_000), ...options, region }));
  return {
    async stacks(region, prefix) {
      const found: DeployedStack[] = [];
      for await (const { Stacks = [] } of paginateDescribeStacks({ client: clientOf(region) }, {}))
        for (const stack of Stacks) {
          if (!stack.StackName?.startsWith(prefix)) continue;
          found.push({
            name: stack.StackName,
            region,
            status: stack.StackStatus ?? "UNKNOWN",
            reason: stack.StackStatusReason,
            changedAt: (stack.LastUpdatedTime ?? stack.CreationTime)?.getTime() ?? 0,
            outputs: Object.fromEntries(
              (stack.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]),
            ),
          });
        }
      return found;
    },

    async parts({ name, region }) {
      const found: StackPart[] = [];
      const pages = paginateListStackResources({ client: clientOf(region) }, { StackName: name });
      for await (const { StackResourceSummaries = [] } of pages)
        for (const { LogicalResourceId, ResourceType, PhysicalResourceId } of StackResourceSummaries)
          found.push({
            logicalId: LogicalResourceId ?? "",
            type: ResourceType ?? "",
            id: PhysicalResourceId ?? "",
          });
      return found;
    },

    async template({ name, region }) {
      const { TemplateBody = "{}" } = await clientOf(region).send(
        new GetTemplateCommand({ StackName: name, TemplateStage: "Processed" }),
      );
      return JSON.parse(TemplateBody);
    },

    async failures({ name, region }) {
      const failed: StackFailure[] = [];
      let NextToken: string | undefined;
      do {
        const page = await clientOf(region).send(
          new DescribeStackEventsCommand({ StackName: name, NextToken }),
        );
        for (const event of page.StackEvents ?? []) {
          if (isCause(event))
            failed.push({
              resource: event.LogicalResourceId ?? "",
              type: event.ResourceType ?? "",
              reason: event.ResourceStatusReason ?? "",
            });
          // Events come newest first, and those of earlier changes are before this one.
          if (isBeginning(event, name)) return failed.toReversed();
        }
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      return failed.toReversed();
    },
  };
}

/** A failure of its own. Others are cancelled when one fails, and the stack repeats their names. */
const isCause = ({ ResourceStatus, ResourceStatusReason = "", ResourceType }: StackEvent): boolean =>
  (ResourceStatus?.endsWith("_FAILED") ?? false) &&
  ResourceType !== "AWS::CloudFormation::Stack" &&
  !/cancelled/i.test(ResourceStatusReason);

const isBeginning = (event: StackEvent, name: string): boolean =>
  event.LogicalResourceId === name && /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/.test(event.ResourceStatus ?? "");
