/** Any other address: the friendly page for it is the root's. */
export function loader() {
  throw new Response(null, { status: 404 })
}

export default () => null
