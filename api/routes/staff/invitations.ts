import { createRoute } from "@hono/zod-openapi";
import { acceptInvitation, showInvitation } from "../../domain/staff/invitations.ts";
import { callerOf } from "../../http/caller.ts";
import { limited } from "../../http/limits.ts";
import { ownPagesOnly } from "../../http/origin.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import { AcceptBody, AcceptedView, OpenInvitationView, TokenBody } from "./staff.schema.ts";

const open = { tags: ["auth"], middleware: [ownPagesOnly, limited("invitation", 20, 60)] };

const show = createRoute({
  ...open,
  method: "post",
  path: "/invitations/show",
  operationId: "showInvitation",
  summary: "Show a staff invitation",
  description:
    "For whoever has the link of the mail: whom it invites, to which roles, and whether the address has an account. The token is sent in the body, so that no log keeps it.",
  request: { body: jsonBody(TokenBody) },
  responses: { 200: jsonOf("The invitation", OpenInvitationView), ...problems(400, 403, 413, 415, 429) },
});

const accept = createRoute({
  ...open,
  method: "post",
  path: "/invitations/accept",
  operationId: "acceptInvitation",
  summary: "Accept a staff invitation",
  description:
    "Makes the invited address staff: with its account, whose password is needed, or with a new one. The link works once; sign in afterwards.",
  request: { body: jsonBody(AcceptBody) },
  responses: {
    200: jsonOf("Who is staff now", AcceptedView),
    ...problems(400, 401, 403, 409, 413, 415, 429, 503),
  },
});

/** Invitations, for whoever has the link. */
export const invitations = newRouter()
  .openapi(show, async (c) => {
    const { email, roles, expiresAt, hasAccount } = await showInvitation(
      c.var.deps,
      c.var.actor,
      c.req.valid("json").token,
    );
    return c.json({ email, roles: [...roles], expiresAt, hasAccount }, 200);
  })
  .openapi(accept, async (c) => {
    const acceptance = { ...c.req.valid("json"), caller: callerOf(c) };
    const { email, roles } = await acceptInvitation(c.var.deps, c.var.actor, acceptance);
    return c.json({ email, roles: [...roles] }, 200);
  });
