import type { Language } from '../../core/networks.ts'
import type { ReportContent } from '../../core/voice/report-content.ts'
import { fileOf } from './report-files.ts'
import { wordsOf } from './report-words.ts'

/** A file of a report as an answer, to be kept; 404 where it has none of this name. */
export async function sendFile(name: string, content: ReportContent, language: Language): Promise<Response> {
  const file = await fileOf(name, content, wordsOf(language, content.codebook))
  if (!file) throw new Response(null, { status: 404 })
  return new Response(typeof file.bytes === 'string' ? file.bytes : new Uint8Array(file.bytes), {
    headers: { 'Content-Type': file.type, 'Content-Disposition': `attachment; filename="${file.name}"` },
  })
}
