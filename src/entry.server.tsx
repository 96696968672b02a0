import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import { type EntryContext, type HandleErrorFunction, type RouterContextProvider, ServerRouter } from 'react-router'
import { requestKey } from './request.ts'
import { registerAll } from './ui/catalogues.ts'

// The pages are a bundle of their own: what must be the very same object on both sides of the
// border (the key of the request's context) is handed out from here.
export { requestKey } from './request.ts'

registerAll()

/** A bug in a page: told to the log, not to the reader. A request that was broken off is none. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  const { app } = context.get(requestKey)
  app.log.error({ err: error, path: new URL(request.url).pathname }, 'a page failed')
}

const longestRenderMs = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce } = context.get(requestKey)
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        // Whole pages at once: they are small, and work without JavaScript.
        onAllReady() {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError: reject,
      },
    )
    setTimeout(abort, longestRenderMs).unref()
  })
}
