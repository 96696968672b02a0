import { useEffect, useState } from 'react'

/** What this browser can do, and has been allowed to: known only once the page is alive, and looked at anew with `on`. */
export type PushHere = 'looking' | 'unable' | 'install-first' | 'blocked' | 'off' | 'on'

export function usePushHere(on: boolean): PushHere {
  const [here, setHere] = useState<PushHere>('looking')
  // biome-ignore lint/correctness/useExhaustiveDependencies: with what the server knows, what the browser has changed.
  useEffect(() => {
    void look().then(setHere, () => setHere('unable'))
  }, [on])
  return here
}

async function look(): Promise<PushHere> {
  // On iPhones and iPads a site can push once it stands on the home screen, and there alone.
  if (!('PushManager' in window)) return 'standalone' in navigator ? 'install-first' : 'unable'
  if (!('serviceWorker' in navigator) || !('Notification' in window)) return 'unable'
  if (Notification.permission === 'denied') return 'blocked'
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off'
}

export type Subscribed =
  | { readonly ok: true; readonly fields: Readonly<Record<'endpoint' | 'p256dh' | 'auth', string>> }
  | { readonly ok: false; readonly problem: 'blocked' | 'failed' }

/** Asks the person for leave, as browsers do it, and the browser's push service for an address. */
export async function subscribeHere(publicKey: string): Promise<Subscribed> {
  if ((await Notification.requestPermission()) !== 'granted') return { ok: false, problem: 'blocked' }
  try {
    await navigator.serviceWorker.register('/sw.js')
    const { pushManager } = await navigator.serviceWorker.ready
    // One that was made under another key of ours, or was given up, would be of no use.
    await (await pushManager.getSubscription())?.unsubscribe()
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) })
    const { endpoint = '', keys } = made.toJSON()
    return { ok: true, fields: { endpoint, p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } }
  } catch {
    return { ok: false, problem: 'failed' }
  }
}

/** Lets the browser forget the address. That the server forgets it is what counts, so a failure is no matter. */
export async function unsubscribeHere(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  await (await registration?.pushManager?.getSubscription())?.unsubscribe()
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
