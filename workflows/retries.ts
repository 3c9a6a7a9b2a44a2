/** What our code throws where the same step may succeed later: a service that is away, and a race that was lost many times. */
const ours = ["SERVICE_UNAVAILABLE", "CONFLICT"];

/** A tasks function that could not be invoked, was stopped, or did not answer. */
const invocation = [
  "Lambda.ServiceException",
  "Lambda.AWSLambdaException",
  "Lambda.SdkClientException",
  "Lambda.TooManyRequestsException",
  "Lambda.ClientExecutionTimeoutException",
  "Lambda.Unknown",
  "Sandbox.Timedout",
  "Runtime.ExitError",
];

const backoff = {
  IntervalSeconds: 1,
  MaxAttempts: 4,
  BackoffRate: 2,
  MaxDelaySeconds: 10,
  JitterStrategy: "FULL",
} as const;

/** What a second try may mend; a task that throws anything else fails at once. */
export const transient = [{ ...backoff, ErrorEquals: [...ours, ...invocation, "States.Timeout"] }];

/** The same for a state that waits for a token, whose timeout is the end of the wait. */
export const transientWhileWaiting = [{ ...backoff, ErrorEquals: [...ours, ...invocation] }];

/** For steps that must be done in the end: whatever fails is tried again, over five minutes at most. */
export const persistent = [{ ...backoff, ErrorEquals: ["States.ALL"], MaxAttempts: 10, MaxDelaySeconds: 60 }];
