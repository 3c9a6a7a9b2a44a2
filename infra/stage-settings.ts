import * as z from "zod";

/** The settings of one environment, as infra/stages.ts has them. */
export const StageSettings = z.strictObject({
  /** The region of everything but what CloudFront asks of us-east-1. */
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
  /** Data is kept when a stack is deleted, and protected from accidental deletion. */
  keepsData: z.boolean(),
  logDays: z.union([z.literal(14), z.literal(90)]),
  mail: z.strictObject({
    /** The sender of every mail, on a domain of the merchant's. Without one the shop sends none, and Cognito's own mailer 50 a day. */
    from: z.email().optional(),
    /**
     * Whether SES has verified the sender's domain. Cognito refuses a sender that is not, so it sends codes by its own mailer until then:
     * the first deployment makes the domain known to SES, DNS records verify it, and the next one has Cognito use it.
     */
    verified: z.boolean().default(false),
    /** How many mails SES takes of this account in a second: 1 in its sandbox, 14 at first outside it. */
    perSecond: z.int().min(1),
  }),
  /** Who is told of alarms and of costs. */
  staffMail: z.email().optional(),
  /** US dollars in a month, about which `staffMail` is told at 80 and 100 %. */
  budget: z.strictObject({ dollars: z.int().min(1) }),
  /** The assistant's model on Bedrock, by its id or its inference profile's; without one the embedded parser answers. */
  chat: z.strictObject({
    modelId: z
      .string()
      .regex(/^[a-z0-9.:-]{3,100}$/)
      .optional(),
    /** A guardrail's id and version: `abc123:1`. */
    guardrail: z
      .string()
      .regex(/^[a-z0-9]+:(\d+|DRAFT)$/)
      .optional(),
  }),
  /** Names of the sites' own, with a certificate of both in us-east-1; without them CloudFront's names are used. */
  hosts: z
    .strictObject({
      shop: z.hostname(),
      admin: z.hostname(),
      certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/),
    })
    .optional(),
  /** Where pipelines find the shop's code: a connection of CodeConnections in `region`, and a repository as `owner/name`. */
  source: z
    .strictObject({
      connectionArn: z
        .string()
        .regex(/^arn:aws:code(connections|star-connections):[a-z0-9-]+:\d{12}:connection\/[0-9a-f-]{36}$/),
      repository: z.string().regex(/^[\w.-]+\/[\w./-]+$/),
      branch: z.string().min(1).default("master"),
    })
    .optional(),
});

/** A stage as infra/stages.ts writes it. */
export type RequiredStage = Readonly<z.input<typeof StageSettings>>;
