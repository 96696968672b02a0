import type { Context } from '../../context.ts'

/** By TLS only: who has a webhook's address can write to its channel. */
export function isHookAddress(typed: string): boolean {
  const url = URL.parse(typed)
  return url?.protocol === 'https:' && !url.username && !url.password
}

// Sealed by a key that is the digest's own.
const keyOf = (digestId: string) => `digest ${digestId}`

export const sealHook = ({ secrets }: Pick<Context, 'secrets'>, digestId: string, address: string): string =>
  secrets.seal(keyOf(digestId), address)

/** `undefined` where it was sealed with another SECRET_KEY. */
export const openHook = (
  { secrets }: Pick<Context, 'secrets'>,
  digestId: string,
  sealed: string | null,
): string | undefined => (sealed === null ? undefined : secrets.open(keyOf(digestId), sealed))

/** What may be shown of it: where it leads, and not the part that lets one write. */
export const hostOf = (address: string | undefined): string => URL.parse(address ?? '')?.host ?? ''
