import { Readable } from 'node:stream'
import type { LoaderFunctionArgs } from 'react-router'
import { actKinds } from '../../../core/act.ts'
import { byteOrderMark, csvLine } from '../../../core/csv.ts'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireFile, requireMay } from '../../../request.ts'
import { translator } from '../../../ui/intl.ts'
import { aboutWords, actorWords, detailWords } from '../act-words.ts'
import { actsAfter, type LoggedAct } from '../read-audit.ts'

const atOnce = 500
const columns = ['at', 'actor', 'key', 'kind', 'about', 'detail'] as const

/** The log as a table, written piece by piece: it may be long. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { app, viewer, language } = requireMay(context, 'see-audit')
  const t = translator(language)
  const asked = new URL(request.url).searchParams.get('kind')
  const kind = actKinds.find((one) => one === asked)
  const organisationId = viewer.organisation.id
  const addresses = may(viewer.member, 'manage-people')
  const lineOf = (act: LoggedAct) =>
    csvLine([
      act.at.toISOString(),
      actorWords(t, act),
      act.actorKey ?? '',
      t(`audit.kind.${act.kind}`),
      aboutWords(t, act),
      detailWords(t, act),
    ])
  async function* lines() {
    yield byteOrderMark + csvLine(columns.map((column) => t(`audit.column.${column}`)))
    let last: LoggedAct | undefined
    do {
      const asking = { kind, last, limit: atOnce, addresses }
      const acts = await inOrganisation(app.db, organisationId, (tx) => actsAfter(tx, organisationId, asking))
      yield acts.map(lineOf).join('')
      last = acts.length === atOnce ? acts.at(-1) : undefined
    } while (last)
  }
  return new Response(Readable.toWeb(Readable.from(lines())) as ReadableStream, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="luotto-log.csv"',
    },
  })
}
