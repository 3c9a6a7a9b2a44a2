import type { RequiredStage } from "./stage-settings.ts";

/**
 * The environments of this shop, each with stacks of its own; they can share an account. A merchant edits this file: names
 * that end in `.example` are placeholders, with which `npm run deploy` refuses to go on.
 */
export const stages = {
  development: {
    region: "eu-central-1",
    keepsData: false,
    logDays: 14,
    mail: { perSecond: 1 },
    budget: { dollars: 100 },
    chat: { modelId: "global.anthropic.claude-sonnet-4-6" },
  },
  staging: {
    region: "eu-central-1",
    keepsData: true,
    logDays: 90,
    mail: { from: "shop@staging.shop.example", perSecond: 14 },
    staffMail: "operations@shop.example",
    budget: { dollars: 250 },
    chat: { modelId: "global.anthropic.claude-sonnet-4-6" },
    source: {
      repository: "shop/shop.example",
      connectionArn:
        "arn:aws:codeconnections:eu-central-1:111122223333:connection/00000000-0000-0000-0000-000000000000",
    },
  },
  production: {
    region: "eu-central-1",
    keepsData: true,
    logDays: 90,
    mail: { from: "shop@shop.example", perSecond: 14 },
    staffMail: "operations@shop.example",
    budget: { dollars: 900 },
    chat: { modelId: "global.anthropic.claude-sonnet-4-6" },
    hosts: {
      shop: "shop.example",
      admin: "admin.shop.example",
      certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000",
    },
    source: {
      repository: "shop/shop.example",
      connectionArn:
        "arn:aws:codeconnections:eu-central-1:111122223333:connection/00000000-0000-0000-0000-000000000000",
    },
  },
} as const satisfies Record<string, RequiredStage>;
