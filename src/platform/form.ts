import { z } from 'zod'

export type Faults = Readonly<Record<string, string>>
/** What the person typed, to be shown again: nothing is lost by a fault. */
export type Typed = Readonly<Record<string, string>>

export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Typed }
  | { readonly ok: false; readonly faults: Faults; readonly typed: Typed }

/**
 * Parses a form. The schema's messages are ids of sentences in the reader's language; fields named in
 * `lists` may come many times.
 */
export function parseForm<S extends z.ZodType>(
  schema: S,
  form: FormData,
  lists: readonly string[] = [],
): Parsed<z.infer<S>> {
  const typed: Record<string, string> = {}
  const raw: Record<string, unknown> = {}
  for (const name of new Set(form.keys())) {
    const values = form
      .getAll(name)
      .map((value) => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value))
    raw[name] = lists.includes(name) ? values : values[0]
    typed[name] = values.filter((value) => typeof value === 'string').join(',')
  }
  for (const name of lists) raw[name] ??= []
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { ok: true, value: parsed.data, typed }
  const faults: Record<string, string> = {}
  for (const issue of parsed.error.issues) faults[String(issue.path[0] ?? '')] ??= issue.message
  return { ok: false, faults, typed }
}

/** Text of a person: trimmed and bounded. A control character has no place in it, save line ends and tabs. */
export const text = (longest: number) =>
  z
    .string('form.required')
    .trim()
    .max(longest, 'form.tooLong')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .refine((value) => !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value), 'form.controlCharacters')

export const requiredText = (longest: number) => text(longest).min(1, 'form.required')

export const email = z
  .email('form.email')
  .max(320, 'form.tooLong')
  .transform((address) => address.toLowerCase())

/** An empty field means "none". */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable())
