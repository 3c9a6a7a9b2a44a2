import { escapeHtml } from "../html.ts";
import type { MailBlock, MailContent, MailDocument, MailRow } from "./document.ts";
import type { MailLocale } from "./locale.ts";
import { bodyFont, type MailColours, type MailLook } from "./look.ts";

/**
 * A mail in the store's look, as HTML and as text. The HTML is tables with inline styles, as Outlook and Gmail need it; dark
 * colours are in a style sheet for clients that follow the device. https://www.caniemail.com
 */
export const rendered = (mail: MailDocument, look: MailLook, locale: MailLocale): MailContent => ({
  subject: mail.subject,
  text: textOf(mail, look, locale),
  html: htmlOf(mail, look, locale),
});

function textOf(mail: MailDocument, look: MailLook, { strings }: MailLocale): string {
  const title = mail.title ?? mail.subject;
  const footer = [
    look.name,
    ...look.imprint,
    ...(look.supportEmail === undefined ? [] : [strings.contact(look.supportEmail)]),
    "",
    mail.why,
    ...(mail.choice ? [`${mail.choice.label}: ${mail.choice.url}`] : []),
  ];
  return [title, ...mail.blocks.map(blockText), footer.join("\n")].join("\n\n");
}

function blockText(block: MailBlock): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "action":
      return `${block.label}:\n${block.url}`;
    case "link":
      return `${block.text}\n${block.label}: ${block.url}`;
    case "code":
      return `    ${block.code}`;
    case "rows":
      return block.rows.map(({ label, value }) => `${label}: ${value}`).join("\n");
    case "lines":
      return [block.heading, ...block.lines].join("\n");
  }
}

function htmlOf(mail: MailDocument, look: MailLook, locale: MailLocale): string {
  const { light, corners } = look;
  const title = mail.title ?? mail.subject;
  const { language, direction, strings } = locale;
  const start = direction === "rtl" ? "right" : "left";
  const name = `<span dir="auto">${escapeHtml(look.name)}</span>`;
  const head = look.logo
    ? `<span class="plate" style="display:inline-block;background:#ffffff;border-radius:${corners}"><img src="${escapeHtml(look.logo.src)}" width="${look.logo.width}" height="${look.logo.height}" alt="${escapeHtml(look.name)}" style="display:block;border:0;max-width:100%;height:auto;font:700 20px/1.3 ${bodyFont};color:#1f1d1a"></span>`
    : `<span style="font:700 20px/1.3 ${look.headings}">${name}</span>`;
  const footer = [
    `<strong>${name}</strong>`,
    ...look.imprint.map((line) => `<span dir="auto">${escapeHtml(line)}</span>`),
    ...(look.supportEmail === undefined
      ? []
      : [
          escapeHtml(strings.contact("\u0000")).replace(
            "\u0000",
            `<a class="q" href="mailto:${escapeHtml(look.supportEmail)}" style="color:${light.quiet}">${escapeHtml(look.supportEmail)}</a>`,
          ),
        ]),
  ].join("<br>");
  const choice = mail.choice
    ? ` <a class="q" href="${escapeHtml(mail.choice.url)}" style="color:${light.quiet}">${escapeHtml(mail.choice.label)}</a>`
    : "";
  return `<!doctype html>
<html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escapeHtml(mail.subject)}</title><style>${styleOf(look)}</style></head>
<body class="g i" dir="${direction}" style="margin:0;padding:0;background:${light.ground};color:${light.ink};font:16px/1.5 ${bodyFont};-webkit-text-size-adjust:100%">
<table role="presentation" class="g" width="100%" cellspacing="0" cellpadding="0" style="background:${light.ground}"><tr><td class="o" align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px;table-layout:fixed;overflow-wrap:anywhere;word-break:break-word">
<tr><td class="i" align="${start}" style="padding:0 4px 20px;color:${light.ink}"><a class="i" href="${escapeHtml(look.homeUrl)}" style="color:${light.ink};text-decoration:none">${head}</a></td></tr>
<tr><td class="c i" align="${start}" style="padding:28px 28px 12px;background:${light.card};color:${light.ink};border:1px solid ${light.line};border-radius:${corners}">
<h1 class="i" style="margin:0 0 16px;font:700 24px/1.25 ${look.headings};color:${light.ink}">${escapeHtml(title)}</h1>
${mail.blocks.map((block) => blockHtml(block, look, direction)).join("\n")}
</td></tr>
<tr><td class="q" align="${start}" style="padding:20px 4px 0;font-size:13px;line-height:1.5;color:${light.quiet}">${footer}</td></tr>
<tr><td class="q" align="${start}" style="padding:12px 4px 0;font-size:13px;line-height:1.5;color:${light.quiet}">${escapeHtml(mail.why)}${choice}</td></tr>
</table></td></tr></table></body></html>`;
}

function blockHtml(block: MailBlock, look: MailLook, direction: MailLocale["direction"]): string {
  const { light, corners } = look;
  switch (block.kind) {
    case "text":
      return block.quiet
        ? `<p class="q" style="margin:0 0 16px;font-size:14px;color:${light.quiet}">${broken(block.text)}</p>`
        : `<p style="margin:0 0 16px">${broken(block.text)}</p>`;
    case "action":
      return `<p style="margin:8px 0 24px"><a class="b" href="${escapeHtml(block.url)}" style="display:inline-block;padding:12px 22px;background:${light.accent};color:${light.onAccent};border-radius:${corners};font-weight:600;text-decoration:none">${escapeHtml(block.label)}</a></p>`;
    case "link":
      return `<p style="margin:0 0 16px"><span dir="auto">${escapeHtml(block.text)}</span><br><a class="a" href="${escapeHtml(block.url)}" style="color:${light.accent}">${escapeHtml(block.label)}</a></p>`;
    case "code":
      return `<p class="s i" dir="ltr" style="margin:8px 0 24px;padding:16px;background:${light.sunken};color:${light.ink};border-radius:${corners};text-align:center;font:700 30px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:6px">${escapeHtml(block.code)}</p>`;
    case "rows":
      return `<table width="100%" cellspacing="0" cellpadding="0" style="margin:0 0 20px;border-collapse:collapse">${block.rows.map((row) => rowHtml(row, light, direction)).join("")}</table>`;
    case "lines":
      return `<p style="margin:0 0 20px"><strong>${escapeHtml(block.heading)}</strong>${block.lines.map((line) => `<br><span dir="auto">${escapeHtml(line)}</span>`).join("")}</p>`;
  }
}

function rowHtml({ label, value, strong }: MailRow, { line }: MailColours, direction: string): string {
  const [end, between] = direction === "rtl" ? ["left", "padding-right"] : ["right", "padding-left"];
  const style = `padding:8px 0;border-top:1px solid ${line}${strong ? ";font-weight:700" : ""}`;
  return `<tr><td class="l" valign="top" style="${style}"><span dir="auto">${escapeHtml(label)}</span></td><td class="l" valign="top" align="${end}" style="${style};${between}:16px;white-space:nowrap">${escapeHtml(value)}</td></tr>`;
}

/** Lines as they were written; more than one empty line is one. */
const broken = (text: string): string =>
  escapeHtml(text.trim())
    .replace(/\n{3,}/g, "\n\n")
    .replaceAll("\n", "<br>");

/** Inline styles win, unless these say that they are important. */
function styleOf({ dark }: MailLook): string {
  const rules = [
    [".g", `background:${dark.ground}`],
    [".c", `background:${dark.card};border-color:${dark.line}`],
    [".s", `background:${dark.sunken}`],
    [".i", `color:${dark.ink}`],
    [".q", `color:${dark.quiet}`],
    [".l", `border-color:${dark.line}`],
    [".a", `color:${dark.accent}`],
    [".b", `background:${dark.accent};color:${dark.onAccent}`],
    [".plate", "padding:8px 12px"],
  ] as const;
  const important = rules.map(([name, style]) => `${name}{${style.replaceAll(/(;|$)/g, "!important$1")}}`);
  return `:root{color-scheme:light dark}@media(max-width:480px){.o{padding:16px 10px!important}.c{padding:22px 18px 8px!important}}@media(prefers-color-scheme:dark){${important.join("")}}`;
}
