import { Readable } from 'node:stream'
import type { LoaderFunctionArgs } from 'react-router'
import { requireFile, requireMember } from '../../../request.ts'
import { ownData } from '../own-data.ts'

/** One's own data as a ZIP, written while it is sent. Also for those who have a week left. */
export function loader({ request, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { app, viewer } = requireMember(context)
  return new Response(Readable.toWeb(Readable.from(ownData(app, viewer), { objectMode: false })) as ReadableStream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="luotto.zip"',
      'Cache-Control': 'private, no-store',
    },
  })
}
