import { useEffect } from 'react'
import { isRouteErrorResponse } from 'react-router'

/**
 * Where a page could not be fetched because there is no connection, the page for that is shown: it is asked for anew,
 * and the worker, who alone can answer now, leads there. Where no worker is, the browser says it.
 */
export function useOfflinePage(error: unknown): void {
  useEffect(() => {
    if (!navigator.onLine && !isRouteErrorResponse(error) && navigator.serviceWorker?.controller) location.reload()
  }, [error])
}
