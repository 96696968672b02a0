import { z } from 'zod'

// What a browser says its key answered. Bounded here; what is in it, the library verifies.
const base64url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\w-]*$/)

const common = {
  id: base64url(1400).min(1),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).transform(() => ({})),
}

const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).max(7)

export const newKey = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(20_000),
    // A transport that we do not know is no reason to refuse a key.
    transports: transports.optional().catch(undefined),
  }),
})

export const keyAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(10_000),
    userHandle: base64url(100).optional(),
  }),
})

/** Reads JSON of a form's field; `undefined` where it is none, or not of this shape. */
export function readAnswer<S extends z.ZodType>(schema: S, field: FormDataEntryValue | null): z.infer<S> | undefined {
  if (typeof field !== 'string' || field.length > 60_000) return undefined
  try {
    return schema.safeParse(JSON.parse(field)).data
  } catch {
    return undefined
  }
}
