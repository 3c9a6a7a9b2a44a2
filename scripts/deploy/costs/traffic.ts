/** How much is sold, with what that means for the services. */
export type Traffic = { readonly name: string; readonly orders: number; readonly storedGb: number };

export const traffics = [
  { name: "idle", orders: 0, storedGb: 1 },
  { name: "1,000 orders a month", orders: 1_000, storedGb: 5 },
  { name: "50,000 orders a month", orders: 50_000, storedGb: 60 },
] as const satisfies readonly Traffic[];

/**
 * What is assumed of each order. All of it is a guess until your shop has figures of its own: conversion and pages a visit
 * matter most.
 */
export const assumed = {
  /** One visit in forty buys. */
  visits: 40,
  pagesPerVisit: 8,
  /** Requests at CloudFront for a page: itself, data, pictures, scripts that are not cached in the browser. */
  requestsPerPage: 12,
  kilobytesPerPage: 300,
  /** Requests for a page that reach the API: CloudFront answers nine of ten. */
  apiRequestsPerPage: 1.2,
  /** What an order itself asks of the API: cart, addresses, checkout, waiting for its status. */
  apiRequestsPerOrder: 25,
  /** Seconds that the API's function computes for a request, on average. */
  apiSeconds: 0.06,
  /** Seconds of a step of a workflow, most of it waiting for Stripe. */
  stepSeconds: 0.4,
  /** Batches of queues and streams that an order causes, and how long one takes. */
  batchesPerOrder: 25,
  batchSeconds: 0.15,
  /** Read units of a request, and write units of an order with its lists, counters and indexes. */
  readUnitsPerRequest: 4,
  writeUnitsPerOrder: 400,
  mailsPerOrder: 3,
  /** Accounts that sign in. */
  accountsPerOrder: 1,
  messagesPerOrder: 20,
  logKilobytesPerRequest: 2,
  /** X-Ray takes the first request of each second and one in twenty more. */
  tracedUpTo: 2_000_000,
  /** One visit in two hundred talks to the assistant, four messages long. */
  conversationsPerVisit: 0.005,
  turnsPerConversation: 4,
  inputTokensPerTurn: 5_000,
  outputTokensPerTurn: 300,
  /** What the sweeper takes when there is nothing to do. */
  sweepSeconds: 0.5,
  /** Pushes to the branch that pipelines build, and minutes of test, build and deployment. */
  pushes: 40,
  minutesPerPush: 20,
} as const;
