import { createRoute } from "@hono/zod-openapi";
import { inviteStaff, withdrawInvitation } from "../../domain/staff/invitations.ts";
import { assignRoles, listStaff, removeStaff, showMyRights } from "../../domain/staff/service.ts";
import { staffOnly } from "../../http/auth.ts";
import { problems } from "../../http/problem.ts";
import { jsonBody, jsonOf, newRouter } from "../../http/router.ts";
import {
  InvitationParam,
  InvitationView,
  InviteBody,
  invitationView,
  MemberParam,
  MemberView,
  memberView,
  RolesBody,
  StaffListView,
  StaffRightsView,
  staffRightsView,
} from "./staff.schema.ts";

const tags = ["staff admin"];

const mine = createRoute({
  ...staffOnly("staff"),
  tags,
  method: "get",
  path: "/admin/me",
  operationId: "getMyRights",
  summary: "Get the caller's roles and permissions",
  description: "For staff of any role: who is signed in, and what they may do.",
  responses: { 200: jsonOf("The caller's roles and permissions", StaffRightsView), ...problems(401, 403) },
});

const list = createRoute({
  ...staffOnly("staff:read"),
  tags,
  method: "get",
  path: "/admin/staff",
  operationId: "listStaff",
  summary: "List the staff",
  description:
    "Everybody of staff with their roles, by name, and the invitations that were not accepted yet.",
  responses: { 200: jsonOf("The staff", StaffListView), ...problems(401, 403) },
});

const invite = createRoute({
  ...staffOnly("staff:write"),
  tags,
  method: "post",
  path: "/admin/staff/invitations",
  operationId: "inviteStaff",
  summary: "Invite somebody to the staff",
  description:
    "Mails a link that works once and expires after seven days. Inviting the same address again replaces the link and the roles.",
  request: { body: jsonBody(InviteBody) },
  responses: {
    201: jsonOf("The invitation", InvitationView),
    ...problems(400, 401, 403, 409, 413, 415),
  },
});

const withdraw = createRoute({
  ...staffOnly("staff:write"),
  tags,
  method: "delete",
  path: "/admin/staff/invitations/{invitationId}",
  operationId: "withdrawInvitation",
  summary: "Withdraw an invitation",
  description: "Its link no longer works. Doing it twice changes nothing.",
  request: { params: InvitationParam },
  responses: { 204: { description: "Withdrawn" }, ...problems(400, 401, 403, 409) },
});

const assign = createRoute({
  ...staffOnly("staff:write"),
  tags,
  method: "put",
  path: "/admin/staff/{userId}",
  operationId: "assignStaffRoles",
  summary: "Change somebody's roles",
  description:
    "The roles hold from the person's next request. Your own roles and those of the last admin are refused with 409.",
  request: { params: MemberParam, body: jsonBody(RolesBody) },
  responses: {
    200: jsonOf("The member after the change", MemberView),
    ...problems(400, 401, 403, 404, 409, 413, 415),
  },
});

const remove = createRoute({
  ...staffOnly("staff:write"),
  tags,
  method: "delete",
  path: "/admin/staff/{userId}",
  operationId: "removeStaff",
  summary: "Take somebody off the staff",
  description:
    "From their next request the person is a shopper; the account and its orders stay. You can't remove yourself or the last admin.",
  request: { params: MemberParam },
  responses: { 204: { description: "No longer staff" }, ...problems(400, 401, 403, 404, 409) },
});

/** Staff and their roles. */
export const staff = newRouter()
  .openapi(mine, async (c) => c.json(staffRightsView(await showMyRights(c.var.deps, c.var.actor)), 200))
  .openapi(list, async (c) => {
    const { members, invitations } = await listStaff(c.var.deps, c.var.actor);
    return c.json({ members: members.map(memberView), invitations: invitations.map(invitationView) }, 200);
  })
  .openapi(invite, async (c) =>
    c.json(invitationView(await inviteStaff(c.var.deps, c.var.actor, c.req.valid("json"))), 201),
  )
  .openapi(withdraw, async (c) => {
    await withdrawInvitation(c.var.deps, c.var.actor, c.req.valid("param").invitationId);
    return c.body(null, 204);
  })
  .openapi(assign, async (c) => {
    const { userId } = c.req.valid("param");
    const member = await assignRoles(c.var.deps, c.var.actor, { userId, ...c.req.valid("json") });
    return c.json(memberView(member), 200);
  })
  .openapi(remove, async (c) => {
    await removeStaff(c.var.deps, c.var.actor, c.req.valid("param").userId);
    return c.body(null, 204);
  });
