import { createTransport } from 'nodemailer'
import type { OutgoingMessage, Sender } from '#app/domain/platform/platform.ts'
import { MessageRefused } from '#app/domain/platform/refused.ts'
import type { Settings } from '#app/domain/platform/settings.ts'

const TIMEOUT_MS = 15_000
/** The gateway understood the message and will not take it; everything else may pass. */
const FOR_GOOD = [400, 404, 410, 422]

/** Without a way out the message stays in the record, where the outbox page of the demo shows it. */
const keptHere: Sender = async ({ idem }) => `outbox:${idem}`

/** Mail by SMTP when there is an address, else kept here. */
export function mailSender({ origin, sign, smtpUrl }: Settings): Sender {
  if (!smtpUrl) return keptHere
  const { hostname } = new URL(origin)
  const transport = createTransport(smtpUrl, { from: { name: sign, address: senderAddress(smtpUrl, hostname) } })
  return async ({ to, subject, text, calendar, idem, receipt }) => {
    const icalEvent = calendar && { method: calendar.method, filename: 'session.ics', content: calendar.text }
    const message = { to, subject, text, messageId: `<${idem}@${hostname}>`, ...(icalEvent ? { icalEvent } : {}) }
    const sent = await transport.sendMail({ ...message, ...dsnOf(to, receipt) }).catch((error: unknown) => {
      const { responseCode = 0, response = '' } = error as { responseCode?: number; response?: string }
      // 5xx about the message is for good (RFC 5321, 4.2.1); 535 and its kind are about our own account.
      throw responseCode >= 550 ? new MessageRefused(response || String(responseCode)) : error
    })
    return sent.messageId
  }
}

/** The envelope carries the token, so that the reader of bounces can say which message it was; the letter does not. */
const dsnOf = (recipient: string, receipt: OutgoingMessage['receipt']) =>
  receipt
    ? {
        dsn: {
          id: `${receipt.id}.${receipt.token}`,
          return: 'headers' as const,
          notify: ['success', 'failure'] as ('success' | 'failure')[],
          recipient,
        },
      }
    : {}

/** The account that logs in may send in its own name; everything else is refused by most servers. */
function senderAddress(smtpUrl: string, hostname: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username)
  return user.includes('@') ? user : `noreply@${hostname}`
}

/**
 * Text messages by one POST of JSON: `{to, text, idem, receipt}` with a bearer token; the answer may hold an `id`. What
 * became of the message is told by a POST of `{id, token, state, reason}` to the address in `receipt`.
 */
export function smsSender({ sms, sign }: Settings): Sender {
  if (!sms) return keptHere
  return async ({ to, text, idem, receipt }) => {
    const answer = await fetch(sms.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${sms.token}`, 'idempotency-key': idem },
      body: JSON.stringify({ to, text: text.startsWith('【') ? text : `【${sign}】${text}`, idem, receipt }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const body = (await answer.json().catch(() => ({}))) as { id?: unknown; reason?: unknown }
    if (FOR_GOOD.includes(answer.status)) throw new MessageRefused(String(body.reason ?? answer.status))
    if (!answer.ok) throw new Error(`the SMS provider answered ${answer.status}`)
    return typeof body.id === 'string' ? body.id : `sms:${idem}`
  }
}
