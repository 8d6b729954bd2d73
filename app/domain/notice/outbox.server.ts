import { codecFor } from '#prisma/codec.server.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'

export interface SentMessage {
  readonly id: string
  readonly to: string
  readonly channel: string
  readonly key: string
  readonly subject: string
  readonly text: string
  readonly state: string
  /** Why it did not arrive, as the carrier says. */
  readonly failure: string | null
  readonly at: Date
}

type Body = { readonly to?: string; readonly subject: string; readonly text: string }
const NEWEST = 300

/** Every message as it was rendered, newest first. Demonstrations only: a real instance shows nobody other people's messages. */
export async function outboxOf(platform: Platform): Promise<SentMessage[]> {
  const { db, keys, settings } = platform
  if (!settings.demo) throw new DomainError('dispute/unknown')
  const rows = await db.notice.findMany({
    orderBy: [{ stateAt: 'desc' }, { id: 'desc' }],
    take: NEWEST,
    include: { contact: true },
  })
  return Promise.all(
    rows.map(async (row) => {
      const body: Body = row.disputeId
        ? (await codecFor(db, keys, 'dispute', row.disputeId)).openJson<Body>(`notice.rendered/${row.id}`, row.rendered)
        : JSON.parse(Buffer.from(keys.unwrap(row.rendered, keys.kekId)).toString())
      const to = row.contact
        ? (await codecFor(db, keys, 'person', row.contact.personId)).open(
            `contact.value/${row.contact.id}`,
            row.contact.value,
          )
        : (body.to ?? (await nameOf(platform, row.personId)))
      const { id, channel, key, state, failure, stateAt: at } = row
      return { id, to, channel, key, subject: body.subject, text: body.text, state, failure, at }
    }),
  )
}

async function nameOf({ db, keys }: Platform, personId: string | null): Promise<string> {
  const person = personId ? await db.person.findFirst({ where: { id: personId } }) : null
  return person ? (await codecFor(db, keys, 'person', person.id)).open(`person.name/${person.id}`, person.name) : ''
}
