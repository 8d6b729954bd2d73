import type { ActionFunctionArgs } from '@remix-run/node'
import { DomainError } from '#app/domain/errors.ts'
import { type Checked, checkByFile } from '#app/domain/verify/verify.server.ts'
import { localeOf, refusalPage } from './context.server.ts'
import { checkCsrf } from './form.server.ts'

const MAX_BYTES = 20 * 1024 * 1024

/** A paper that somebody drops in: read, compared and forgotten; at most 20 MiB. */
export const checkUploaded = (args: ActionFunctionArgs): Promise<Checked> =>
  read(args).catch(async (error: unknown) => {
    throw refusalPage(error, await localeOf(args))
  })

async function read(args: ActionFunctionArgs): Promise<Checked> {
  const { request, context } = args
  if (Number(request.headers.get('content-length') ?? MAX_BYTES + 1) > MAX_BYTES)
    throw new DomainError('evidence/too-large')
  const form = await request.formData()
  await checkCsrf(args, form.get('csrf'))
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return { verdict: 'unknown' }
  return checkByFile(context.platform, new Uint8Array(await file.arrayBuffer()))
}
