import { createContext, type RouterContextProvider, redirect } from 'react-router'
import type { Context } from './context.ts'
import type { Language } from './core/networks.ts'
import { type Action, type Actor, may } from './core/policy.ts'
import type { Viewer } from './features/people/viewer.ts'
import { isOwnPath, setCookie } from './platform/cookies.ts'
import type { Limits } from './platform/limits.ts'
import type { Session, Sessions } from './platform/session.ts'

/** What a page's loader or action is handed of its request. */
export type RequestContext = {
  readonly app: Context
  readonly sessions: Sessions
  readonly limits: Limits
  readonly session: Session | undefined
  readonly viewer: Viewer | undefined
  readonly language: Language
  readonly nonce: string
  /** The address the request came from: for rate limits, kept nowhere. */
  readonly address: string
  /** The page that was asked for, such as `/stories?page=2`. */
  readonly page: string
  /** The page that somebody wanted before they signed in, of a cookie. */
  readonly wanted: string | undefined
  /** Whose own device it says to be, sealed, of a cookie (see features/mishap-plan/own-device.ts). */
  readonly device: string | undefined
}

export const requestKey = createContext<RequestContext>()

type PageContext = Readonly<RouterContextProvider>

export const requestOf = (context: PageContext): RequestContext => context.get(requestKey)

export type SignedIn = RequestContext & { readonly session: Session; readonly viewer: Viewer }

/** Who looks, or off to sign in: for the few pages that are there also for whom an admin has removed. */
export function requireMember(context: PageContext): SignedIn {
  const request = requestOf(context)
  const { session, viewer, app, page } = request
  if (!session) throw redirect('/sign-in', { headers: { 'Set-Cookie': wantedPage(app, page) } })
  if (!viewer) throw redirect('/setup')
  return { ...request, session, viewer }
}

/** For every other page behind sign-in. Whoever is on the way out can take their own data along, and nothing else. */
export function requireViewer(context: PageContext): SignedIn {
  const signedIn = requireMember(context)
  if (signedIn.viewer.member.leavesAt) throw redirect('/mine/leave')
  return signedIn
}

/** Remembers for an hour, as long as a sign-in link holds, where somebody is led once they have signed in. */
export const wantedPage = (app: Pick<Context, 'baseUrl'>, page: string): string =>
  setCookie(app, 'wanted', isOwnPath(page) ? page : '', 3600)

/** A file is asked for by its own address: where the data of a page is asked for (`.data`), there is none. */
export function requireFile(request: Request): void {
  if (new URL(request.url).pathname.endsWith('.data')) throw new Response(null, { status: 404 })
}

export const actorOf = (viewer: Viewer): Actor => viewer.member

type Plain = Extract<
  Action,
  | 'edit-stories'
  | 'manage-people'
  | 'change-settings'
  | 'write-guidelines'
  | 'state-as-leader'
  | 'record-dialogue'
  | 'lead-programme'
  | 'keep-pulse'
  | 'keep-plan'
  | 'keep-words'
  | 'keep-week'
  | 'keep-papers'
  | 'see-audit'
  | 'see-sums'
  | 'found-study'
>

/** As `requireViewer`, for those who may do `action`; others get a page that says so (403). */
export function requireMay(context: PageContext, action: Plain): SignedIn {
  const request = requireViewer(context)
  if (!may(actorOf(request.viewer), action)) throw new Response(null, { status: 403 })
  return request
}
