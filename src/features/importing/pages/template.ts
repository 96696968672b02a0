import type { LoaderFunctionArgs } from 'react-router'
import { byteOrderMark, csvLine } from '../../../core/csv.ts'
import { requireFile, requireMay } from '../../../request.ts'
import { translator } from '../../../ui/intl.ts'

const columns = ['name', 'email', 'groups', 'roles', 'language'] as const

/** An empty list with its header, and one row that shows what goes where. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { language } = requireMay(context, 'manage-people')
  const t = translator(language)
  const lines = [
    csvLine(columns.map((column) => t(`import.column.${column}`))),
    csvLine(columns.map((column) => t(`import.example.${column}`))),
  ]
  return new Response(byteOrderMark + lines.join(''), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="luotto.csv"',
    },
  })
}
