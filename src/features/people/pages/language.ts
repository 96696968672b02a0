import { type ActionFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { languages } from '../../../core/networks.ts'
import { parseForm } from '../../../platform/form.ts'
import { requestOf } from '../../../request.ts'
import { chooseLanguage } from '../choose-language.ts'

const year = 365 * 24 * 3600

/** Changes the language of this browser, and of the member where one is signed in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requestOf(context)
  const parsed = parseForm(z.object({ language: z.enum(languages) }), await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  const { language } = parsed.value
  if (viewer) await chooseLanguage(app, viewer, language)
  const cookie = `luotto.language=${language}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly`
  return redirect(backTo(request), { headers: { 'Set-Cookie': cookie } })
}

// Only ever to a page of ours.
function backTo(request: Request): string {
  const from = request.headers.get('referer') ?? ''
  const here = new URL(request.url)
  const url = URL.canParse(from) ? new URL(from) : undefined
  return url && url.host === here.host ? `${url.pathname}${url.search}` : '/'
}

export const loader = () => redirect('/')
