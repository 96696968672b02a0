import { existsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { type Config, existingKey, keyFile } from '../src/config.ts'
import { BadBackup } from '../src/features/backup/format.ts'
import { type Verified, verifyBackup } from '../src/features/backup/read-backup.ts'
import { checkMigrations, isItsKey, restoreBackup } from '../src/features/backup/restore-backup.ts'
import { idOfReady, isBeingRestored, occupiedFolders, openStaging, settle } from '../src/features/backup/stage-files.ts'
import { takeBackup } from '../src/features/backup/take-backup.ts'
import { openConfigured } from '../src/platform/open.ts'
import { secretsWith } from '../src/platform/secrets.ts'
import { version } from '../src/platform/version.ts'

type ExitCode = 0 | 1

const say = (line: string) => console.error(line)

/** A path as it was meant where the command was typed: npm changes the folder. */
const pathFrom = (word: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), word)

/** `luotto backup [FOLDER or FILE]`: prints the path of what it has written. */
export async function backup(config: Config, word = '.'): Promise<ExitCode> {
  const path = pathOfBackup(pathFrom(word), new Date())
  if (existsSync(path)) return fail(`${path} is there already.`)
  const key = existingKey(config)
  if (key === undefined)
    return fail(`There is no key, neither in SECRET_KEY nor in ${keyFile(config)}: nothing has been stored here yet.`)
  return asOwner(config, false, async (client) => {
    const source = {
      client,
      dataDir: config.dataDir,
      secrets: secretsWith(key),
      version,
      clock: Date.now,
      onProgress: say,
    }
    const taken = await takeBackup(source, path)
    if (!taken.ok) return fail('There is nothing to back up: this database has not been migrated yet.')
    if (taken.missing > 0) say(`${taken.missing} files were taken away while the backup went on, and are not in it.`)
    say(`${taken.rows} rows and ${taken.files} files, ${statSync(path).size} bytes.`)
    say(`The key is not in it. Keep a copy of ${config.secretKey ? 'SECRET_KEY' : keyFile(config)} in another place:`)
    say('without the key, what members entrusted (their accounts at networks) cannot be opened from this backup.')
    console.log(path)
    return 0
  })
}

function pathOfBackup(place: string, now: Date): string {
  if (!existsSync(place) || !statSync(place).isDirectory()) return place
  const name = `luotto-${now.toISOString().slice(0, 10)}`
  for (let number = 1; ; number++) {
    const path = join(place, number === 1 ? `${name}.luotto` : `${name}-${number}.luotto`)
    if (!existsSync(path) && !existsSync(`${path}.part`)) return path
  }
}

/** `luotto restore FILE`: into an empty database and an empty folder, or not at all. */
export async function restore(config: Config, word: string, withoutKey: boolean): Promise<ExitCode> {
  const finished = await finishInterrupted(config)
  if (finished) return 0
  const full = await occupiedFolders(config.dataDir)
  if (full.length > 0)
    return fail(`${config.dataDir} is not empty (${full.join(', ')}): a backup is restored into an empty folder.`)
  const file = await open(pathFrom(word)).catch((error: NodeJS.ErrnoException) =>
    say(`${pathFrom(word)}: ${error.code}`),
  )
  if (!file) return 1
  try {
    say('Reading the whole file first; nothing is written meanwhile.')
    const verified = await verifyBackup(file, inTenths(say))
    checkMigrations(verified.manifest)
    const fault = withoutKey ? undefined : keyFault(config, verified)
    if (fault) return fail(fault)
    return await asOwner(config, true, async (client) => {
      const staging = await openStaging(config.dataDir)
      const restored = await restoreBackup({ client, staging, onProgress: say }, file, verified)
      if (!restored.ok)
        return fail(
          `The database is not empty (it has ${restored.tables.join(', ')}): a backup is restored into an empty one.`,
        )
      say(
        `Restored: ${restored.rows} rows, as of ${verified.manifest.takenAt}, by Luotto ${verified.manifest.version}.`,
      )
      if (restored.migrated.length > 0) say(`Migrated on: ${restored.migrated.join(', ')}.`)
      return 0
    })
  } catch (error) {
    if (!(error instanceof BadBackup)) throw error
    return fail(`${error.message} Nothing was changed.`)
  } finally {
    await file.close()
  }
}

/** The database had committed and the files were on the disk, only not in their places: that is all there is to do. */
async function finishInterrupted(config: Config): Promise<boolean> {
  const id = isBeingRestored(config.dataDir) ? await idOfReady(config.dataDir) : undefined
  if (id === undefined) return false
  return asOwner(config, true, async (client) => {
    const { rows } = await client.query<{ id: string | null }>(
      `select obj_description(to_regnamespace('pgboss')::oid, 'pg_namespace') as id`,
    )
    if (rows[0]?.id !== id) return false
    await settle(config.dataDir)
    say('An earlier restore into this folder had been interrupted at its very end, and is finished now.')
    return true
  })
}

function keyFault(config: Config, { manifest }: Verified): string | undefined {
  const key = existingKey(config)
  const place = `put it into ${keyFile(config)}, or give it as SECRET_KEY`
  const anyway = 'Or add --without-key: then members connect their accounts anew, and everybody signs in again.'
  if (key === undefined) return `The key that belongs to this backup is missing: ${place}. ${anyway}`
  if (!isItsKey(manifest, secretsWith(key))) return `The key here is not the one of this backup: ${place}. ${anyway}`
  return undefined
}

/** A connection as the owner of the schema; with `own`, nobody else may be running on a bundled database. */
async function asOwner<T>(config: Config, own: boolean, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const database = await openConfigured(config, own, (error) => say(error.message))
  try {
    const client = await database.owner.connect()
    try {
      return await work(client)
    } finally {
      client.release(true)
    }
  } finally {
    await database.close()
  }
}

function fail(message: string): 1 {
  say(message)
  return 1
}

function inTenths(tell: (line: string) => void): (read: number, of: number) => void {
  let told = 0
  return (read, of) => {
    const tenths = Math.floor((10 * read) / of)
    if (tenths === told) return
    told = tenths
    tell(`read ${tenths * 10} % of ${of} bytes`)
  }
}
