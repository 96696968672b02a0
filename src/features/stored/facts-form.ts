import { z } from 'zod'
import { text } from '../../platform/form.ts'

/** What the papers say of the organisation. Everything may be empty: a paper shows the gap. */
export const factsSchema = z
  .object({
    controller: text(500),
    contact: text(500),
    officer: text(500),
    public: z.literal('yes').optional(),
    operator: text(500),
    place: text(500),
    backups: text(500),
    recipients: text(2000),
    transfers: text(2000),
    edition: z.coerce.number().int().min(0).max(1_000_000),
  })
  .transform(({ public: isPublic, ...rest }) => ({ ...rest, isPublic: isPublic === 'yes' }))
