import type { Table } from './coincidences.ts'
import { type Interval, normal975 } from './interval.ts'

export type CohenKappa = Interval & {
  readonly kappa: number
  /** The standard error that holds where kappa is not 0. */
  readonly se: number
  /** The part of units to which both gave the same code. */
  readonly observed: number
}

/**
 * Cohen's kappa of two coders: how often they gave the same code beyond what their habits would give by chance.
 *
 * Use: two coders, codes without order; rows are the one's codes, columns the other's. Limit: it falls where one code
 * is far more frequent than the others; the interval is rough below about fifty units. `null` where there is no unit, or
 * where both gave one and the same code always. Source: Cohen 1960, Educational and Psychological Measurement 20;
 * standard error of Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72.
 */
export function cohenKappa(table: Table): CohenKappa | null {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const units = sum(table.map(sum))
  const part = (row: number, column: number) => ((table[row]?.[column] as number) ?? 0) / units
  const codes = table.map((_, code) => code)
  const rows = codes.map((row) => sum(codes.map((column) => part(row, column))))
  const columns = codes.map((column) => sum(codes.map((row) => part(row, column))))
  const observed = sum(codes.map((code) => part(code, code)))
  const expected = sum(codes.map((code) => (rows[code] as number) * (columns[code] as number)))
  // Not exactly 1 by rounding, where all is in one cell.
  const isOneCode = table.some((row, code) => row[code] === units)
  if (units === 0 || isOneCode) return null
  const kappa = (observed - expected) / (1 - expected)
  const margin = (a: number, b: number) => (rows[a] as number) + (columns[b] as number)
  const same = sum(codes.map((code) => part(code, code) * (1 - margin(code, code) * (1 - kappa)) ** 2))
  const other = sum(
    codes.map((row) => sum(codes.map((column) => (row === column ? 0 : part(row, column) * margin(column, row) ** 2)))),
  )
  const variance = same + (1 - kappa) ** 2 * other - (kappa - expected * (1 - kappa)) ** 2
  const se = Math.sqrt(Math.max(0, variance) / units) / (1 - expected)
  const half = normal975 * se
  return { kappa, se, observed, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) }
}
