import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router'

/**
 * Pages whose requests an operator sees by name. On any other, and on any that is new, members do things of
 * their own: how often somebody told, withdrew or looked up what to do after a mishap is nobody's to see.
 */
export const namedRoutes: ReadonlySet<string> = new Set([
  '/',
  '/sign-in',
  '/stories',
  '/stories/:id',
  '/stories/new',
  '/stories/drafts',
  '/stories/:id/edit',
  '/feeds',
  '/together',
  '/together/stories/:id',
  '/together/dialogue',
  '/together/people',
  '/together/people/:id',
  '/together/groups',
  '/together/audit',
  '/together/settings',
])

const files = ['assets', 'go', 'p'] as const

/** The route of a path, with names in the place of ids: `/stories/:id`, `/assets`, `other`. */
export function routeLabels(routes: ServerBuild['routes']): (path: string) => string {
  const tree = childrenOf(routes, undefined)
  return (path) => {
    const folder = files.find((name) => path.startsWith(`/${name}/`))
    if (folder) return `/${folder}`
    // What the browser's own navigation fetches of a page.
    const page = path.replace(/\/_\.data$|\.data$/, '').replace(/^\/_root$/, '/')
    const pattern = (matchRoutes(tree, page || '/') ?? []).map(({ route }) => route.path ?? '').filter(Boolean)
    const label = `/${pattern.join('/')}`
    return namedRoutes.has(label) ? label : 'other'
  }
}

const childrenOf = (routes: ServerBuild['routes'], parentId: string | undefined): RouteObject[] =>
  Object.values(routes)
    .filter((route) => route !== undefined)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) =>
      index
        ? { id, index, ...(path ? { path } : {}) }
        : { id, ...(path ? { path } : {}), children: childrenOf(routes, id) },
    )
