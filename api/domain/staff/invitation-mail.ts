import type { OutgoingMail } from "../../ports/mail.ts";
import { escapeHtml } from "../html.ts";
import type { Role } from "./permissions.ts";

/** The mail with the link that makes somebody staff. The inviter's name is shown; no other text of theirs. */
export function invitationMail(invited: {
  readonly to: string;
  readonly link: string;
  readonly shop: string;
  readonly roles: readonly Role[];
  readonly inviter: string | undefined;
}): OutgoingMail {
  const { to, link, shop, roles, inviter } = invited;
  const lead = `${inviter ?? "An admin"} invited you to join the staff of ${shop} (${roles.join(", ")}).`;
  const end =
    "This link works once and expires in 7 days. If you didn't expect this invitation, you can ignore this email.";
  const subject = `Join the staff of ${shop}`;
  return {
    to,
    subject,
    text: `${subject}\n\n${lead}\n\nAccept the invitation:\n${link}\n\n${end}\n\n${shop}\n`,
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f4f5f7;color:#16181d;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:480px;background:#fff;border-radius:12px">
<tr><td style="padding:32px 32px 0;font-weight:700;color:#0b57d0">${escapeHtml(shop)}</td></tr>
<tr><td style="padding:16px 32px 0"><h1 style="margin:0;font-size:24px;line-height:1.25">${escapeHtml(subject)}</h1></td></tr>
<tr><td style="padding:12px 32px 0">${escapeHtml(lead)}</td></tr>
<tr><td style="padding:24px 32px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 20px;background:#0b57d0;color:#fff;border-radius:8px;font-weight:600;text-decoration:none">Accept invitation</a></td></tr>
<tr><td style="padding:0 32px 32px;font-size:14px;color:#565c68">${escapeHtml(end)}</td></tr>
</table></td></tr></table></body></html>`,
  };
}
