import { z } from 'zod'
import { optional, parseForm, requiredText } from '../../platform/form.ts'
import { type DocumentFile, documentKind, largestDocument } from './document-kind.ts'

/** A link or a file, as one likes: what was written down together, such as the minutes. */
const documentFields = {
  documentLink: optional(z.url({ protocol: /^https?$/, error: 'form.webAddress' }).max(2000, 'form.tooLong')),
  document: z
    .instanceof(File)
    .optional()
    .refine((file) => !file || file.size <= largestDocument, 'readiness.document.large'),
}

const dialogueFields = (today: string) => ({
  heldOn: z.iso.date('form.date').refine((day) => day <= today, 'programme.dialogue.future'),
  parties: requiredText(2000),
  processed: requiredText(10_000),
  purposes: requiredText(10_000),
  methods: requiredText(10_000),
  discussed: requiredText(10_000),
  ...documentFields,
})

/** `processing`: the list of what is processed that the page showed; another may be in force by now. */
const newSchema = (today: string) =>
  z.object({ id: z.uuid(), processing: z.coerce.number().int(), ...dialogueFields(today) })

const changeSchema = (today: string) =>
  z.discriminatedUnion('act', [
    z.object({
      act: z.literal('correct'),
      version: z.coerce.number().int(),
      reason: requiredText(2000),
      ...dialogueFields(today),
    }),
    z.object({ act: z.literal('withdraw'), version: z.coerce.number().int(), withdrawal: requiredText(2000) }),
  ])

export const readNewDialogue = (form: FormData, today: string) => withDocument(parseForm(newSchema(today), form))
export const readChange = (form: FormData, today: string) => withDocument(parseForm(changeSchema(today), form))

type Read<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Typed; readonly document: DocumentFile | undefined }
  | { readonly ok: false; readonly faults: Typed; readonly typed: Typed }
type Typed = Readonly<Record<string, string>>

/** What only calls itself a document is said to be none, and not left out in silence. */
async function withDocument<T extends object>(
  parsed: { ok: true; value: T; typed: Typed } | { ok: false; faults: Typed; typed: Typed },
): Promise<Read<T>> {
  if (!parsed.ok) return parsed
  const { value, typed } = parsed
  const file =
    'document' in value && value.document instanceof File && value.document.size > 0 ? value.document : undefined
  if (!file) return { ok: true, value, typed, document: undefined }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kind = documentKind(file.name, bytes)
  if (!kind) return { ok: false, faults: { document: 'readiness.document.kind' }, typed }
  return { ok: true, value, typed, document: { name: nameOf(file.name, kind), kind, bytes } }
}

// A name of somebody's own file system: without paths and what a header would stumble on.
const nameOf = (name: string, kind: string): string => {
  const plain = (name.split(/[\\/]/).at(-1) ?? '').replace(/[^\p{L}\p{N} ._-]/gu, '').trim()
  return plain.slice(-120) || `document.${kind}`
}
