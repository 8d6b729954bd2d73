import type { ActionFunctionArgs } from '@remix-run/node'
import { DomainError } from '#app/domain/errors.ts'
import { takeDelivery } from '#app/domain/notice/delivery.server.ts'

const LONGEST = 16 * 1024

/** News of a carrier about a message; what is not from it is refused and changes nothing. */
export async function deliveryWebhook({ request, context }: ActionFunctionArgs): Promise<Response> {
  const body = await request.text()
  if (body.length > LONGEST) return new Response(null, { status: 413 })
  try {
    await takeDelivery(context.platform, body)
    return new Response(null, { status: 204 })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return new Response(null, { status: error.status })
  }
}
