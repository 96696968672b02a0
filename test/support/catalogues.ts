import en from '../../src/ui/messages/en.ts'
import fi from '../../src/ui/messages/fi.ts'
import sv from '../../src/ui/messages/sv.ts'

/** What the interface says, for journeys that are made in every language. */
export const catalogues = { fi, sv, en } as const
