import { createTransport } from 'nodemailer'
import type { Sender } from '#app/domain/platform/platform.ts'
import type { Settings } from '#app/domain/platform/settings.ts'

const TIMEOUT_MS = 15_000

/** Without a way out the message stays in the record, where the outbox page of the demo shows it. */
const keptHere: Sender = async ({ idem }) => `outbox:${idem}`

/** Mail by SMTP when there is an address, else kept here. */
export function mailSender({ origin, sign, smtpUrl }: Settings): Sender {
  if (!smtpUrl) return keptHere
  const { hostname } = new URL(origin)
  const transport = createTransport(smtpUrl, { from: { name: sign, address: senderAddress(smtpUrl, hostname) } })
  return async ({ to, subject, text, idem }) => {
    const sent = await transport.sendMail({ to, subject, text, messageId: `<${idem}@${hostname}>` })
    return sent.messageId
  }
}

/** The account that logs in may send in its own name; everything else is refused by most servers. */
function senderAddress(smtpUrl: string, hostname: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username)
  return user.includes('@') ? user : `noreply@${hostname}`
}

/** Text messages by one POST of JSON: `{to, text, idem}` with a bearer token; the answer may hold an `id`. */
export function smsSender({ sms, sign }: Settings): Sender {
  if (!sms) return keptHere
  return async ({ to, text, idem }) => {
    const answer = await fetch(sms.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${sms.token}`, 'idempotency-key': idem },
      body: JSON.stringify({ to, text: text.startsWith('【') ? text : `【${sign}】${text}`, idem }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!answer.ok) throw new Error(`the SMS provider answered ${answer.status}`)
    const body = (await answer.json().catch(() => ({}))) as { id?: unknown }
    return typeof body.id === 'string' ? body.id : `sms:${idem}`
  }
}
