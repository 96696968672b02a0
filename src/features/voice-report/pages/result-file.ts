import type { LoaderFunctionArgs } from 'react-router'
import { requireFile } from '../../../request.ts'
import { requireResult } from '../find-result.ts'
import { sendFile } from '../send-file.ts'

/** A file of a published report. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { content, language } = await requireResult(context, params)
  return sendFile(params.file ?? '', content, language)
}
