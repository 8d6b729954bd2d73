/** Any other address: a route of its own, so that the refusal is drawn in the reader's language. */
export const loader = () => {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
