import type { LoaderFunctionArgs } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireFile } from '../../../request.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { makeReport } from '../make-report.ts'
import { sendFile } from '../send-file.ts'

/** A file of the report as it stands now. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { app, viewer, study, language } = await requireStudy(context, params)
  const content = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    makeReport(app, tx, viewer.organisation.id, study),
  )
  return sendFile(params.file ?? '', content, language)
}
