/** What a second try may mend; a task that throws anything else fails at once. Names of Stripe, Lambda and our own. */
export const transient = [
  {
    ErrorEquals: [
      "Transient",
      "SERVICE_UNAVAILABLE",
      "CONFLICT",
      "StripeConnectionError",
      "StripeAPIError",
      "StripeRateLimitError",
      "Lambda.ServiceException",
      "Lambda.AWSLambdaException",
      "Lambda.SdkClientException",
      "Lambda.TooManyRequestsException",
      "Lambda.ClientExecutionTimeoutException",
      "Lambda.Unknown",
      "Sandbox.Timedout",
      "Runtime.ExitError",
      "States.Timeout",
    ],
    IntervalSeconds: 1,
    MaxAttempts: 4,
    BackoffRate: 2,
    MaxDelaySeconds: 10,
    JitterStrategy: "FULL" as const,
  },
];
