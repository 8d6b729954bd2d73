import type { LoaderFunctionArgs } from '@remix-run/node'
import './load-context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { paperFile } from '#app/domain/papers/queries.server.ts'
import { samplePaper } from '#app/domain/papers/samples.server.ts'
import { trailFile } from '#app/domain/papers/trail-file.server.ts'
import { caseOf, localeOf, refusalPage, requirePerson } from './context.server.ts'
import { sendObject } from './send-object.server.ts'

/** The newest file of a paper. */
export async function sendPaper(args: LoaderFunctionArgs): Promise<Response> {
  try {
    const { platform, disputeId, roles } = await caseOf(args)
    const { objectKey, bytes, fileName } = await paperFile(platform, {
      disputeId,
      roles,
      code: args.params.number ?? '',
    })
    return await sendObject(platform.store, args.request, { key: objectKey, type: 'application/pdf', fileName, bytes })
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}

/** The sample of one kind of paper, on demonstration and development instances only. */
export async function sendSample({ context, params }: LoaderFunctionArgs): Promise<Response> {
  const { kind = '', language } = params
  if (context.demo !== true || (language !== 'zh-CN' && language !== 'en')) throw new Response(null, { status: 404 })
  const bytes = await samplePaper(context.platform, { kind, locale: language }).catch((error: unknown) => {
    throw error instanceof DomainError ? new Response(null, { status: 404 }) : error
  })
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="${kind}-${language}.pdf"` },
  })
}

/** The trail of a dispute as a file that outsiders can check. */
export async function sendTrail(args: LoaderFunctionArgs): Promise<Response> {
  try {
    const context = await caseOf(args)
    const { platform, disputeId, roles } = context
    const { personId } = requirePerson(context)
    const trail = await trailFile(platform, disputeId, { personId, roles })
    return Response.json(trail, {
      headers: { 'Cache-Control': 'private, no-store', 'Content-Disposition': 'attachment; filename="trail.json"' },
    })
  } catch (error) {
    throw refusalPage(error, await localeOf(args))
  }
}

/** The root that signatures and timestamps of this instance lead to; public. */
export const sendRoot = ({ context }: LoaderFunctionArgs): Response =>
  new Response(context.platform.authority.rootPem(), {
    headers: { 'Content-Type': 'application/x-pem-file', 'Content-Disposition': 'attachment; filename="root.pem"' },
  })

/** Readers ask for it again after this. */
const LIST_SECONDS = 3600

const asPem = (list: Uint8Array): string => {
  const lines =
    Buffer.from(list)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN X509 CRL-----', ...lines, '-----END X509 CRL-----', ''].join('\n')
}

/** The certificates of this instance that count no more: one list for each issuer (RFC 5280), as PEM; public. */
export async function sendRevoked({ context }: LoaderFunctionArgs): Promise<Response> {
  const { lists } = await context.platform.authority.validationData()
  return new Response(lists.map(asPem).join(''), {
    headers: {
      'Content-Type': 'application/x-pem-file',
      'Content-Disposition': 'attachment; filename="revoked.pem"',
      'Cache-Control': `public, max-age=${LIST_SECONDS}`,
    },
  })
}
