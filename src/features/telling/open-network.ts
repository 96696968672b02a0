import { type NetworkId, rulesFor } from '../../core/networks.ts'
import type { Composed } from '../../core/telling.ts'
import { intentUrl, parseInstance } from '../../networks/intents.ts'
import { remember } from './device.ts'

/**
 * Copies what cannot be passed and opens the network's own window, within the press of the button: a
 * browser allows neither later. Answers whether a window (or the share sheet) opened.
 */
export function openNetwork(
  network: NetworkId,
  post: Composed,
  link: string | undefined,
  subject: string,
  instance: string,
): boolean {
  if (rulesFor(network, false).text === 'copied') void navigator.clipboard?.writeText(post.text).catch(() => undefined)
  if (network === 'share') {
    if (!navigator.share) return false
    void navigator.share({ text: post.text, ...(link ? { url: link } : {}) }).catch(() => undefined)
    return true
  }
  const host = parseInstance(instance)
  const address = intentUrl(network, { text: post.text, link, subject, ...(host ? { instance: host } : {}) })
  if (network === 'mastodon' && host) remember('instance', instance)
  // With "noopener" the answer is always null, so the opener is cut afterwards.
  const opened = address ? window.open(address, '_blank') : null
  if (opened) opened.opener = null
  return opened !== null
}
