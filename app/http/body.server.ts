import { DomainError } from '#app/domain/errors.ts'

/** Far more than the longest text of any form with all its fields. */
const LONGEST_FORM_BYTES = 512 * 1024
/** What is too long is read on to here and thrown away: a browser reads the answer only when it has sent everything. */
const DRAINED_BYTES = 16 * 1024 * 1024

/**
 * The body of a request as text; no more than `most` bytes of it are kept.
 * @throws DomainError `request/too-large`.
 */
export async function bodyText(request: Request, most = LONGEST_FORM_BYTES): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes <= most) text += decoder.decode(chunk, { stream: true })
    else if (bytes > DRAINED_BYTES) break
  }
  if (bytes > most) throw new DomainError('request/too-large')
  return text + decoder.decode()
}
