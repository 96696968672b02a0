import { Readable } from 'node:stream'
import type { LoaderFunctionArgs } from 'react-router'
import { requireFile } from '../../../request.ts'
import { exportStudy } from '../export-study.ts'
import { requireStudy } from '../study-access.ts'

/** The whole study as a ZIP, written while it is sent. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const pieces = Readable.from(exportStudy(app, viewer.organisation.id, study), { objectMode: false })
  return new Response(Readable.toWeb(pieces) as ReadableStream, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="luotto-study.zip"',
      'Cache-Control': 'private, no-store',
    },
  })
}
