import type { Stage } from "../stage.ts";

/** The names and URLs of one environment's resources. */
export type Addresses = {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly checkoutArn: string;
  readonly refundArn: string;
  readonly ordersQueueUrl: string;
  readonly notificationsQueueUrl: string;
  readonly searchRebuildQueueUrl: string;
  readonly searchEndpoint: string;
  readonly orderTopicArn: string;
  readonly adminTopicArn: string;
  readonly filesBucket: string;
  readonly secretsArn: string;
  readonly publicUrl: string;
};

/** The environment variables of every function, with the names that api/adapters/aws/deps.ts reads. */
export const environment = (stage: Stage, at: Addresses): Record<string, string> => ({
  STAGE: stage.name,
  ...(stage.prefix !== "" && { TABLE_PREFIX: stage.prefix }),
  USER_POOL_ID: at.userPoolId,
  USER_POOL_CLIENT_ID: at.userPoolClientId,
  CHECKOUT_ARN: at.checkoutArn,
  REFUND_ARN: at.refundArn,
  ORDERS_QUEUE_URL: at.ordersQueueUrl,
  NOTIFICATIONS_QUEUE_URL: at.notificationsQueueUrl,
  SEARCH_REBUILD_QUEUE_URL: at.searchRebuildQueueUrl,
  SEARCH_ENDPOINT: at.searchEndpoint,
  ORDER_TOPIC_ARN: at.orderTopicArn,
  ADMIN_TOPIC_ARN: at.adminTopicArn,
  FILES_BUCKET: at.filesBucket,
  SECRETS_ARN: at.secretsArn,
  PUBLIC_URL: at.publicUrl,
  WEB_ORIGINS: stage.webOrigins.join(","),
  MAIL_FROM: stage.mailFrom,
});
