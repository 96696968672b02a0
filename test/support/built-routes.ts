import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ServerBuild } from 'react-router'

export type BuiltRoute = {
  readonly id: string
  /** From the front door on, with `:params` and perhaps a `*` in it. */
  readonly path: string
  readonly hasLoader: boolean
  readonly hasAction: boolean
}

const bundle = fileURLToPath(new URL('../../build/server/index.js', import.meta.url))

/** Every page that can be asked for, as the built pages say themselves. */
export async function builtRoutes(): Promise<BuiltRoute[]> {
  const { routes } = (await import(pathToFileURL(bundle).href)) as ServerBuild
  const known = Object.values(routes).filter((route) => route !== undefined)
  const pathOf = (id: string | undefined): string => {
    const route = known.find((one) => one.id === id)
    return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ''}` : ''
  }
  const parents = new Set(known.map(({ parentId }) => parentId))
  return known
    .filter(({ id }) => !parents.has(id))
    .map(({ id, module }) => ({
      id,
      path: pathOf(id) || '/',
      hasLoader: module.loader !== undefined,
      hasAction: module.action !== undefined,
    }))
}
