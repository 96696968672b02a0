/** As much as is kept of the device: too coarse to tell anybody from anybody. */
export type DeviceClass = 'phone' | 'tablet' | 'desktop' | 'other'

export type Click = {
  readonly organisationId: string
  readonly linkId: string
  /** Whole hours since 1970, UTC. */
  readonly hour: number
  readonly deviceClass: DeviceClass
}

const letterOf = { phone: 'p', tablet: 't', desktop: 'd', other: 'o' } as const
const classOf: Readonly<Record<string, DeviceClass>> = { p: 'phone', t: 'tablet', d: 'desktop', o: 'other' }

/** The hour that a moment (milliseconds since 1970) falls in. */
export const hourOf = (time: number): number => Math.floor(time / 3_600_000)

/** The moment at which an hour begins, in milliseconds since 1970. */
export const startOfHour = (hour: number): number => hour * 3_600_000

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const line = new RegExp(`^(${uuid}) (${uuid}) (\\d{1,7}) ([ptdo])$`)

/**
 * A click as one line of the spool. Clicks that are counted together have the same line, and the
 * class stands last, so that a line which was cut short is never taken for a whole one.
 */
export const clickLine = (click: Click): string =>
  `${click.organisationId} ${click.linkId} ${click.hour} ${letterOf[click.deviceClass]}`

/** `undefined` where the line is not one that `clickLine` makes. */
export function parseClickLine(text: string): Click | undefined {
  const [, organisationId, linkId, hour, letter] = line.exec(text) ?? []
  const deviceClass = classOf[letter ?? '']
  if (organisationId === undefined || linkId === undefined || deviceClass === undefined) return undefined
  return { organisationId, linkId, hour: Number(hour), deviceClass }
}
