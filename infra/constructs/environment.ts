import { queueVariable, topicVariable, workflowVariable } from "../../api/adapters/aws/variables.ts";
import type { QueueName, TopicName } from "../../api/ports/messages.ts";
import type { WorkflowName } from "../../api/ports/workflows.ts";
import type { Stage } from "../stage.ts";
import { each } from "./each.ts";
import { configurationSetOf, mailingFunctions } from "./mail.ts";

/** The names and URLs of one environment's resources. */
export type Addresses = {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly workflowArns: Readonly<Record<WorkflowName, string>>;
  readonly queueUrls: Readonly<Record<QueueName, string>>;
  readonly topicArns: Readonly<Record<TopicName, string>>;
  readonly searchEndpoint: string;
  readonly filesBucket: string;
  readonly shopUrl: string;
  readonly adminUrl: string;
};

/** The environment variables of every function, with the names that api/adapters/aws/environment.ts reads. */
export const environment = (stage: Stage, at: Addresses): Record<string, string> => ({
  STAGE: stage.name,
  ...(stage.prefix !== "" && { TABLE_PREFIX: stage.prefix }),
  USER_POOL_ID: at.userPoolId,
  USER_POOL_CLIENT_ID: at.userPoolClientId,
  ...named(at.workflowArns, workflowVariable),
  ...named(at.queueUrls, queueVariable),
  ...named(at.topicArns, topicVariable),
  SEARCH_ENDPOINT: at.searchEndpoint,
  FILES_BUCKET: at.filesBucket,
  PUBLIC_URL: `${at.shopUrl}/api`,
  WEB_ORIGINS: `${at.shopUrl},${at.adminUrl}`,
  MAIL_FROM: senderOf(stage),
  MAILS_PER_SECOND: String(stage.mail.perSecond / mailingFunctions),
  ...configured(configurationSetOf(stage)),
});

const configured = (set: string | undefined): Record<string, string> =>
  set === undefined ? {} : { MAIL_CONFIGURATION_SET: set };

/** A stage without a sender of its own sends no mail: SES refuses an address that is not verified. */
export const senderOf = ({ mail }: Stage): string => mail.from ?? "shop@example.com";

const named = <Name extends string>(
  addresses: Readonly<Record<Name, string>>,
  variable: (name: Name) => string,
): Record<string, string> =>
  Object.fromEntries(Object.values(each(addresses, (address, name) => [variable(name), address])));
