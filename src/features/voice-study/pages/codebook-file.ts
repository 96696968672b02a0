import type { LoaderFunctionArgs } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireFile } from '../../../request.ts'
import { findCodebook } from '../find-study.ts'
import { requireStudy } from '../study-access.ts'

/** The codebook as a file, such as the command line takes by `--codebook`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { app, viewer, study } = await requireStudy(context, params)
  const book = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    findCodebook(tx, viewer.organisation.id, study),
  )
  return new Response(`${JSON.stringify(book, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="codebook.json"',
    },
  })
}
