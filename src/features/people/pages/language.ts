import { type ActionFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { languages } from '../../../core/networks.ts'
import { setCookie } from '../../../platform/cookies.ts'
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
  const headers = { 'Set-Cookie': setCookie(app, 'language', language, year) }
  return redirect(backTo(request), { headers })
}

// Only ever to a page of ours: two slashes at the beginning would be another host.
function backTo(request: Request): string {
  const from = request.headers.get('referer') ?? ''
  const url = URL.canParse(from) ? new URL(from) : undefined
  if (url?.origin !== new URL(request.url).origin) return '/'
  return `/${url.pathname.replace(/^\/+/, '')}${url.search}`
}

export const loader = () => redirect('/')
