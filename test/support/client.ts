import type { TestApp } from './app.ts'

export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>

/** A browser without a face: it sends what it is told, follows no redirect, and keeps no cookie. */
export type Client = {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  /** A form sent from a page of the application's own, unless the headers say another origin. */
  readonly post: (path: string, fields: Fields, headers?: Record<string, string>) => Promise<Response>
}

export function clientOf(app: Pick<TestApp, 'address' | 'baseUrl'>, cookie?: string): Client {
  // Packing and unpacking everything in the same process would be most of what a walk through every page does.
  const own: Record<string, string> = { 'accept-encoding': 'identity', ...(cookie ? { cookie } : {}) }
  return {
    get: (path, headers) => fetch(`${app.address}${path}`, { redirect: 'manual', headers: { ...own, ...headers } }),
    post: (path, fields, headers) =>
      fetch(`${app.address}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...own, origin: app.baseUrl, ...headers },
        body: bodyOf(fields),
      }),
  }
}

function bodyOf(fields: Fields): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value = []]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  return new URLSearchParams(pairs)
}

/** The `Cookie` header that a browser would send after these answers. */
export const cookieAfter = (...responses: Response[]): string =>
  responses.flatMap((response) => response.headers.getSetCookie().map((line) => line.split(';')[0])).join('; ')
