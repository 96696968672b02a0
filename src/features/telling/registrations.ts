import type { Context } from '../../context.ts'
import type { Registrations } from '../../networks/network.ts'

// Sealed with a key of this purpose, as a member's secrets are with theirs.
const sealedFor = 'network registrations'

/**
 * The apps that this installation is registered as, one an instance and an address to come back to. Two
 * members who begin at the same moment make two; the later one is kept, and both work.
 */
export function registrationsIn(
  { db, secrets, clock }: Pick<Context, 'db' | 'secrets' | 'clock'>,
  network: 'mastodon',
  callback: string,
): Registrations {
  return {
    find: async (service) => {
      const row = await db
        .selectFrom('networkRegistration')
        .select('secret')
        .where('network', '=', network)
        .where('service', '=', service)
        .where('callback', '=', callback)
        .executeTakeFirst()
      return row && secrets.open(sealedFor, row.secret)
    },
    keep: async (service, registration) => {
      const secret = secrets.seal(sealedFor, registration)
      await db
        .insertInto('networkRegistration')
        .values({ network, service, callback, secret, createdAt: new Date(clock()) })
        .onConflict((conflict) => conflict.columns(['network', 'service', 'callback']).doUpdateSet({ secret }))
        .execute()
    },
  }
}
