/**
 * The environment variables that CDK sets (infra/constructs/environment.ts), for functions on DynamoDB Local
 * with tables that begin "test-".
 */
export const localEnvironment = (dynamoEndpoint: string): Record<string, string> => ({
  STAGE: "development",
  TABLE_PREFIX: "test-",
  USER_POOL_ID: "local_pool",
  USER_POOL_CLIENT_ID: "client",
  CHECKOUT_ARN: "arn:aws:states:local:000000000000:stateMachine:checkout",
  REFUND_ARN: "arn:aws:states:local:000000000000:stateMachine:refund",
  ORDERS_QUEUE_URL: "http://localhost/orders",
  NOTIFICATIONS_QUEUE_URL: "http://localhost/notifications",
  SEARCH_REBUILD_QUEUE_URL: "http://localhost/search-rebuild",
  MAIL_FEEDBACK_QUEUE_URL: "http://localhost/mail-feedback",
  STAFF_ALERTS_QUEUE_URL: "http://localhost/staff-alerts",
  IMPORTS_QUEUE_URL: "http://localhost/imports",
  EDGE_PURGES_QUEUE_URL: "http://localhost/edge-purges",
  KNOWLEDGE_QUEUE_URL: "http://localhost/knowledge",
  ORDER_NOTIFICATIONS_TOPIC_ARN: "arn:aws:sns:local:000000000000:orders",
  ADMIN_NOTIFICATIONS_TOPIC_ARN: "arn:aws:sns:local:000000000000:admin",
  FILES_BUCKET: "files",
  PUBLIC_URL: "https://shop.example.com",
  MAIL_FROM: "shop@example.com",
  STRIPE_SECRET_KEY: "sk_test_x",
  STRIPE_WEBHOOK_SECRET: "whsec_x",
  CURSOR_SECRET: "secret",
  DYNAMODB_ENDPOINT: dynamoEndpoint,
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
});
