import { escapeHtml as safe } from '../core/escape-html.ts'
import type { Language } from '../core/networks.ts'

/** What a mail says. Its text and its HTML are both made from this, so that they say the same. */
export type Letter = {
  readonly language: Language
  readonly subject: string
  /** Paragraphs before the button. */
  readonly paragraphs: readonly string[]
  /** Lists of what leads on, each under its heading, between them and the button. */
  readonly sections?: readonly LetterSection[]
  readonly button: { readonly label: string; readonly address: string }
  /** Paragraphs after the button. */
  readonly after: readonly string[]
  /** Why this mail came to this reader. */
  readonly why: string
  /** How to have no more of them; for notices alone. */
  readonly off?: { readonly label: string; readonly address: string }
}

export type LetterSection = { readonly title: string; readonly items: readonly Letter['button'][] }

export function letterText({ paragraphs, sections = [], button, after, why, off }: Letter): string {
  const addressed = ({ label, address }: Letter['button']) => `${oneLine(label)}:\n${address}`
  const foot = ['-- ', 'Luotto', oneLine(why), ...(off ? [addressed(off)] : [])].join('\n')
  const listed = sections.flatMap(({ title, items }) => [oneLine(title), ...items.map(addressed)])
  return [...paragraphs.map(oneLine), ...listed, addressed(button), ...after.map(oneLine), foot].join('\n\n')
}

// What was typed (an organisation's name) begins no line of its own, and so no second mail.
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

// The tokens of styles.css as mail programs know colours. A mail has no script, no picture and no other
// address than those that it offers, so nobody learns whether it was read.
const light = {
  paper: '#fbf9f3',
  raised: '#fffefb',
  ink: '#1c2a24',
  soft: '#515f58',
  line: '#dbd9d0',
  accent: '#095b41',
  on: '#fcfaf4',
}
const dark: typeof light = {
  paper: '#121916',
  raised: '#1a231f',
  ink: '#eceae1',
  soft: '#b0b3a8',
  line: '#313a36',
  accent: '#83d5b2',
  on: '#071a13',
}

const darkRules = `@media (prefers-color-scheme: dark) {
.paper { background: ${dark.paper} !important }
.card { background: ${dark.raised} !important; border-color: ${dark.line} !important; color: ${dark.ink} !important }
.mark, .soft a { color: ${dark.accent} !important }
.soft { color: ${dark.soft} !important }
.press { background: ${dark.accent} !important }
.press a { color: ${dark.on} !important }
}`

const font = `font:17px/1.55 Figtree,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif`

export function letterHtml({ language, subject, paragraphs, sections = [], button, after, why, off }: Letter): string {
  const body = [
    `<p class="mark" style="margin:0 0 24px;font-weight:700;color:${light.accent}">Luotto</p>`,
    ...paragraphs.map(paragraph),
    ...sections.map(list),
    press(button),
    ...after.map(paragraph),
  ].join('\n')
  const link = off && `<br>\n<a href="${safe(off.address)}" style="color:${light.accent}">${safe(off.label)}</a>`
  const soft = `font-size:14px;color:${light.soft}`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${safe(oneLine(subject))}</title>
<style>${darkRules}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${light.paper}">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" style="background:${light.paper}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="card" style="padding:32px 24px;background:${light.raised};border:1px solid ${light.line};border-radius:10px;color:${light.ink};${font}">
${body}
</td></tr>
<tr><td class="soft" style="padding:16px 24px;${font};${soft}">
${safe(oneLine(why))}${link ?? ''}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`
}

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${safe(oneLine(text))}</p>`

function list({ title, items }: LetterSection): string {
  const lines = items.map(({ label, address }) => {
    const link = `<a class="mark" href="${safe(address)}" style="color:${light.accent}">${safe(oneLine(label))}</a>`
    return `<li style="margin:0 0 8px">${link}</li>`
  })
  const heading = `<h2 style="margin:24px 0 8px;font-size:17px;font-weight:600">${safe(oneLine(title))}</h2>`
  return `${heading}\n<ul style="margin:0 0 16px;padding-left:20px">\n${lines.join('\n')}\n</ul>`
}

function press({ label, address }: Letter['button']): string {
  const cell = `<td class="press" style="background:${light.accent};border-radius:10px">`
  const style = `display:inline-block;padding:12px 24px;font-weight:600;color:${light.on};text-decoration:none`
  const link = `<a href="${safe(address)}" style="${style}">${safe(label)}</a>`
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr>${cell}${link}</td></tr></table>`
}
