import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { useEffect, useState } from 'react'
import type { MessageId } from '../../ui/intl.ts'

// What the browser does with keys; the rules are the server's. Without JavaScript nothing of it is shown.

export type Answered = { readonly ok: true } | { readonly ok: false; readonly problem: string }

/** The sentence for what went wrong; `undefined` where the person closed the window themselves. */
export function faultOf({ problem }: { readonly problem: string }, otherwise: MessageId): MessageId | undefined {
  switch (problem) {
    case 'closed':
      return undefined
    case 'name':
      return 'people.passkey.problem.name'
    case 'stale':
      return 'people.passkey.problem.stale'
    case 'known':
      return 'people.passkey.problem.known'
    case 'too-many':
      return 'people.passkey.problem.too-many'
    case 'too-often':
      return 'people.passkey.problem.too-often'
    case 'network':
      return 'people.passkey.problem.network'
    default:
      return otherwise
  }
}

const failed = (problem: string): Answered => ({ ok: false, problem })

/** Whether this browser knows keys at all; not yet known on the server and at first. */
export function useKnowsKeys(): boolean | undefined {
  const [knows, setKnows] = useState<boolean>()
  useEffect(() => setKnows(browserSupportsWebAuthn()), [])
  return knows
}

const signInPath = '/sign-in/passkey'

/** Asks for a key, by its own window or amid what the e-mail field offers, and signs in by it. */
export async function signInByKey(amidField = false): Promise<Answered> {
  const asked = await ask<Parameters<typeof startAuthentication>[0]['optionsJSON']>(signInPath)
  if (!asked) return failed('network')
  try {
    const answer = await startAuthentication({ optionsJSON: asked, useBrowserAutofill: amidField })
    return await send(signInPath, { answer: JSON.stringify(answer) })
  } catch (error) {
    return failed(problemOf(error))
  }
}

export const offersKeysInField = browserSupportsWebAuthnAutofill

export async function addKey(name: string): Promise<Answered> {
  const path = '/mine/security/passkey'
  const asked = await ask<Parameters<typeof startRegistration>[0]['optionsJSON']>(path)
  if (!asked) return failed('stale')
  try {
    const answer = await startRegistration({ optionsJSON: asked })
    return await send(path, { name, answer: JSON.stringify(answer) })
  } catch (error) {
    return failed(problemOf(error))
  }
}

/** Closed by the person, or known already: neither is a fault of theirs. */
function problemOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  return name === 'InvalidStateError'
    ? 'known'
    : name === 'NotAllowedError' || name === 'AbortError'
      ? 'closed'
      : 'refused'
}

async function ask<T>(path: string): Promise<T | undefined> {
  const answer = await fetch(path, { headers: { accept: 'application/json' } }).catch(() => undefined)
  return answer?.ok && !answer.redirected ? ((await answer.json()) as T) : undefined
}

async function send(path: string, fields: Record<string, string>): Promise<Answered> {
  const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) }).catch(() => undefined)
  if (!answer) return failed('network')
  const isOurs = answer.headers.get('content-type')?.includes('json')
  return isOurs ? ((await answer.json()) as Answered) : failed(answer.status === 429 ? 'too-often' : 'refused')
}
