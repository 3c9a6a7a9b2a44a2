import { escapeHtml } from "../../../domain/html.ts";
import type { OutgoingMail } from "../../../ports/mail.ts";

/** The mail that confirms a new account's address. Contains no text chosen by whoever signed up. */
export const confirmationMail = (to: string, code: string, shop: string): OutgoingMail =>
  codeMail(to, code, shop, {
    subject: `${code} is your ${shop} verification code`,
    title: `Welcome to ${shop}`,
    lead: "Enter this code to verify your email address and finish creating your account.",
    end: "This code expires in 24 hours. If you didn't sign up, you can safely ignore this email.",
  });

/** The mail with the code for choosing a new password. */
export const resetMail = (to: string, code: string, shop: string): OutgoingMail =>
  codeMail(to, code, shop, {
    subject: `${code} is your ${shop} password reset code`,
    title: "Reset your password",
    lead: `Enter this code to set a new password for your ${shop} account.`,
    end: "This code expires in 1 hour. If you didn't request it, you can ignore this email. Your password won't change.",
  });

type Wording = {
  readonly subject: string;
  readonly title: string;
  readonly lead: string;
  readonly end: string;
};

function codeMail(
  to: string,
  code: string,
  shop: string,
  { subject, title, lead, end }: Wording,
): OutgoingMail {
  return {
    to,
    from: { name: shop },
    subject,
    text: `${title}\n\n${lead}\n\n    ${code}\n\n${end}\n\n${shop}\n`,
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f4f5f7;color:#16181d;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:480px;background:#fff;border-radius:12px">
<tr><td style="padding:32px 32px 0;font-weight:700;color:#0b57d0">${escapeHtml(shop)}</td></tr>
<tr><td style="padding:16px 32px 0"><h1 style="margin:0;font-size:24px;line-height:1.25">${escapeHtml(title)}</h1></td></tr>
<tr><td style="padding:12px 32px 0">${escapeHtml(lead)}</td></tr>
<tr><td style="padding:24px 32px"><p style="margin:0;padding:16px;background:#f4f5f7;border-radius:8px;text-align:center;font:700 32px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:8px">${code}</p></td></tr>
<tr><td style="padding:0 32px 32px;font-size:14px;color:#565c68">${escapeHtml(end)}</td></tr>
</table></td></tr></table></body></html>`,
  };
}
