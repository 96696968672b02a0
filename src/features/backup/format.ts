import { z } from 'zod'

/**
 * A backup is one gzipped tar, so that it can be looked into without Luotto:
 *
 * - `manifest.json`, first: the format, the version, the migrations that had run, the tables and their columns;
 * - `tables/<schema>.<table>/<number>.copy`: the rows as PostgreSQL's COPY writes them, cut into pieces;
 * - `files/…`: the uploaded files; `spool/…`: clicks that were not counted yet;
 * - `contents.json`, last: size and SHA-256 of every member, rows of every table. Without it the file was cut off.
 */
export const format = 1

export const manifestName = 'manifest.json'
export const contentsName = 'contents.json'

const identifier = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)

const tableSchema = z.strictObject({
  schema: z.enum(['public', 'pgboss']),
  name: identifier,
  columns: z.array(identifier).min(1).max(500),
})

const manifestSchema = z.object({
  luotto: z.literal('backup'),
  format: z.literal(format),
  version: z.string().max(50),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string().max(200), checksum: z.string().regex(/^[0-9a-f]{64}$/) })),
  tables: z.array(tableSchema).min(1).max(1000),
  /** Whether a key is the one in force when this was taken can be told by this, and nothing else of it. */
  keyCheck: z.strictObject({ salt: z.base64url().max(100), proof: z.base64url().max(100) }),
})

const contentsSchema = z.object({
  rows: z.record(z.string(), z.number().int().min(0)),
  members: z.array(
    z.strictObject({
      name: z.string().max(100),
      size: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})

export type Table = z.infer<typeof tableSchema>
export type Manifest = z.infer<typeof manifestSchema>
export type Contents = z.infer<typeof contentsSchema>

/** The backup cannot be used, for a reason that its owner is told. Nothing was changed. */
export class BadBackup extends Error {}

export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${schema}.${name}`

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const kinds = {
  table: /^tables\/((?:public|pgboss)\.[a-z_][a-z0-9_]{0,62})\/\d{6,9}\.copy$/,
  file: new RegExp(`^files/(${uuid}/${uuid}(?:\\.[a-z]{3,4})?)$`),
  spool: new RegExp(`^spool/(${uuid})\\.clicks$`),
}

export type MemberKind =
  | { readonly kind: 'table'; readonly table: string }
  /** The path below the folder of files. It has been looked at: it climbs nowhere. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'spool'; readonly batch: string }

/** What a member is, by its name; any name that we do not write ourselves is refused. */
export function memberKind(name: string): MemberKind {
  const [table, file, spool] = [kinds.table.exec(name), kinds.file.exec(name), kinds.spool.exec(name)]
  if (table) return { kind: 'table', table: table[1] ?? '' }
  if (file) return { kind: 'file', path: file[1] ?? '' }
  if (spool) return { kind: 'spool', batch: spool[1] ?? '' }
  throw new BadBackup(`The file holds something that Luotto does not put into a backup: ${JSON.stringify(name)}.`)
}

export const tableMember = (table: Table, piece: number): string =>
  `tables/${nameOf(table)}/${String(piece).padStart(6, '0')}.copy`

export function parseManifest(bytes: Buffer): Manifest {
  const found = json(bytes)
  const head = z.object({ luotto: z.literal('backup'), format: z.number().int() }).safeParse(found)
  if (!head.success) throw new BadBackup('This is not a backup that Luotto has made.')
  if (head.data.format > format)
    throw new BadBackup('This backup was made by a newer Luotto. Restore it with that one, or a newer.')
  const manifest = manifestSchema.safeParse(found)
  if (!manifest.success) throw new BadBackup('The beginning of the backup is damaged.')
  return manifest.data
}

export function parseContents(bytes: Buffer): Contents {
  const contents = contentsSchema.safeParse(json(bytes))
  if (!contents.success) throw new BadBackup('The end of the backup is damaged.')
  return contents.data
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
