import type { Tx } from '#prisma/client.server.ts'
import { addContact, createPerson, readPerson } from '../account/people.server.ts'
import { DomainError } from '../errors.ts'
import { maskPhone } from '../identity/masking.ts'
import type { Platform } from '../platform/platform.ts'
import { foldName } from '../text/printable.ts'
import type { PostBody } from './post-body.ts'
import type { Office } from './setting.ts'

type Room = Pick<Office, 'tx' | 'platform'>

interface Named {
  readonly name: string
  readonly phone: string
}

const sealNamed = ({ keys }: Platform, named: Named): string =>
  Buffer.from(keys.wrap(Buffer.from(JSON.stringify(named)))).toString('base64')
const openNamed = ({ keys }: Platform, sealed: string): Named =>
  JSON.parse(Buffer.from(keys.unwrap(Buffer.from(sealed, 'base64'), keys.kekId)).toString())

/** Who holds it or shall hold it: the number is shown in part. */
export async function holderOf({ tx, platform }: Room, { personId, sealed }: PostBody): Promise<Named | null> {
  if (personId) {
    const { name, phone } = await readPerson(tx, platform, personId)
    return { name, phone: phone ? maskPhone(phone) : '' }
  }
  if (!sealed) return null
  const { name, phone } = openNamed(platform, sealed)
  return { name, phone: maskPhone(phone) }
}

export async function placeName(tx: Tx, { organisationId, courtId }: PostBody): Promise<string> {
  if (organisationId) return (await tx.organisation.findFirst({ where: { id: organisationId } }))?.name ?? ''
  if (courtId) return (await tx.court.findFirst({ where: { id: courtId } }))?.name ?? ''
  return ''
}

const verifiedHolder = async ({ tx, platform }: Room, phone: string): Promise<string | null> => {
  const where = { kind: 'phone', valueBidx: platform.keys.index('phone', phone), verifiedAt: { not: null } }
  const row = await tx.contact.findFirst({
    where: { ...where, suppressedAt: null },
    orderBy: { verifiedAt: 'desc' },
    select: { personId: true },
  })
  return row?.personId ?? null
}

/** The person of this number where he is known by this name: nobody learns here whose number it is. */
export async function knownOrSealed(office: Room, named: Named): Promise<Pick<PostBody, 'personId' | 'sealed'>> {
  const personId = await verifiedHolder(office, named.phone)
  if (!personId) return { personId: null, sealed: sealNamed(office.platform, named) }
  const known = await readPerson(office.tx, office.platform, personId)
  if (known.name && foldName(known.name) !== foldName(named.name)) {
    throw new DomainError('request/invalid', { phone: 'setting/other-name' })
  }
  return known.name ? { personId, sealed: null } : { personId: null, sealed: sealNamed(office.platform, named) }
}

/** The person comes to be with the post; the administrator answers for name and number, as at the terminal. */
export async function settlePost(office: Office, body: PostBody): Promise<PostBody> {
  if (!body.sealed) return body
  const { tx, platform } = office
  const named = openNamed(platform, body.sealed)
  const { personId } = await knownOrSealed(office, named)
  if (personId) return { ...body, personId, sealed: null }
  const made = await createPerson(tx, platform, { kind: 'person', name: named.name })
  const verifiedAt = platform.clock.real()
  await addContact(tx, platform, { personId: made, kind: 'phone', value: named.phone, verifiedAt })
  return { ...body, personId: made, sealed: null }
}
