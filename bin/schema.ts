// Writes schema.sql, the generated types and what columns hold of a person from the migrations; with --check, says
// whether they are in step. Either way it fails, naming it, where a column does not say what it holds.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { dumpColumns, faultyColumns } from './dump-columns.ts'
import { dumpSchema } from './dump-schema.ts'

const check = process.argv.includes('--check')
const folder = mkdtempSync(join(tmpdir(), 'luotto-schema-'))
chmodSync(folder, 0o755)
const embedded = await startEmbeddedPostgres(folder, true)
try {
  const connection = embedded.connection('luotto')
  const pool = new pg.Pool(connection)
  // An error amid a step ends the server beneath it; the step is what is told.
  pool.on('error', () => undefined)
  await migrate(pool)
  const schema = await dumpSchema(pool)
  const columns = await dumpColumns(pool)
  for (const fault of await faultyColumns(pool)) {
    console.error(fault)
    process.exitCode = 1
  }
  await pool.end()
  const typesFile = join(folder, 'types.ts')
  const url = `postgres://luotto@localhost/luotto?host=${connection.host}&port=5432`
  const words = [
    '--dialect',
    'postgres',
    '--camel-case',
    '--exclude-pattern',
    'schema_migration',
    '--log-level',
    'silent',
  ]
  execFileSync('node_modules/.bin/kysely-codegen', [...words, '--out-file', typesFile, '--url', url], {
    stdio: 'inherit',
  })
  const wanted = {
    'schema.sql': schema,
    'src/platform/database-types.ts': readFileSync(typesFile, 'utf8'),
    'src/features/stored/personal-columns.ts': columns,
  }
  for (const [file, text] of Object.entries(wanted)) {
    if (!check) writeFileSync(file, text)
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${file} is not in step with the migrations: run "npm run schema".`)
      process.exitCode = 1
    }
  }
} finally {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}
