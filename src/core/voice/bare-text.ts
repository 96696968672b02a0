const addresses = /(?:https?:\/\/|www\.)\S+/g
// A name with its server, as on Mastodon, too.
const names = /@[\p{L}\p{N}_.@-]+/gu

/**
 * A post as the classifier and language identification read it: in lower case, without addresses, names of others
 * and the signs of hashtags. Whom somebody writes to and links to would tell the two who wrote, not what of.
 */
export function bareText(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  return lower.replace(addresses, ' ').replace(names, ' ').replaceAll('#', '').replace(/\s+/g, ' ').trim()
}
