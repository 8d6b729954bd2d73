import type { Locale } from '#app/i18n/locale.ts'
import type { Tx } from '#prisma/client.server.ts'
import { codecFor, codecWith, newCodec } from '#prisma/codec.server.ts'
import type { Platform } from '../platform/platform.ts'

export interface NewPerson {
  readonly kind: 'person' | 'organisation'
  /** Empty for somebody whose name is not known yet. */
  readonly name: string
  readonly locale?: Locale
  readonly timeZone?: string
  /** Checked number of identity, passport or credit code, with its kind as in `id:<kind>`. */
  readonly idNumber?: { readonly kind: 'residentId' | 'passport' | 'creditCode'; readonly number: string } | undefined
}

export interface PersonView {
  readonly id: string
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly locale: Locale
  readonly timeZone: string
  readonly idNumber: string | null
  /** E.164, the newest that is not suppressed. */
  readonly phone: string | null
  readonly postal: string | null
}

/** Blind index of a phone number (E.164). */
export const phoneIndex = ({ keys }: Pick<Platform, 'keys'>, e164: string) => keys.index('phone', e164)
/** Blind index of an identity: the same number of another kind is another identity. */
export const identityIndex = ({ keys }: Pick<Platform, 'keys'>, id: NonNullable<NewPerson['idNumber']>) =>
  keys.index(`id:${id.kind}`, id.number)

/** Blind index of a whole name, however it is spaced and written in width and case. */
export const nameIndex = ({ keys }: Pick<Platform, 'keys'>, name: string) =>
  keys.index('name', name.normalize('NFKC').toLowerCase().replace(/\s+/g, ''))

/** A sealed name with the key row that was read together with it. */
export interface NameRow {
  readonly id: string
  readonly name: Uint8Array
  readonly wrappedDek: Uint8Array | null
  readonly kekId: string
}

/** The name in a row. @throws Erased after erasure. */
export const nameFromRow = ({ keys }: Pick<Platform, 'keys'>, row: NameRow): string =>
  codecWith(keys, row, row.id).open(`person.name/${row.id}`, row.name)

/** Makes a person with a data key of his own. */
export async function createPerson(tx: Tx, platform: Platform, person: NewPerson): Promise<string> {
  const id = platform.chance.id()
  const codec = await newCodec(tx, platform.keys, 'person', id)
  await tx.person.create({
    data: {
      id,
      kind: person.kind,
      name: codec.seal(`person.name/${id}`, person.name),
      nameBidx: nameIndex(platform, person.name),
      idNumber: person.idNumber ? codec.seal(`person.id_number/${id}`, person.idNumber.number) : null,
      idBidx: person.idNumber ? identityIndex(platform, person.idNumber) : null,
      locale: person.locale ?? 'zh-CN',
      timeZone: person.timeZone ?? 'Asia/Shanghai',
    },
  })
  return id
}

/** Changes name or number of a person (before anything is signed in that name). */
export async function updatePerson(tx: Tx, platform: Platform, id: string, change: Partial<NewPerson>): Promise<void> {
  const codec = await codecFor(tx, platform.keys, 'person', id)
  await tx.person.update({
    where: { id },
    data: {
      ...(change.kind ? { kind: change.kind } : {}),
      ...(change.name === undefined
        ? {}
        : { name: codec.seal(`person.name/${id}`, change.name), nameBidx: nameIndex(platform, change.name) }),
      ...(change.locale ? { locale: change.locale } : {}),
      ...(change.timeZone ? { timeZone: change.timeZone } : {}),
      ...(change.idNumber
        ? {
            idNumber: codec.seal(`person.id_number/${id}`, change.idNumber.number),
            idBidx: identityIndex(platform, change.idNumber),
          }
        : {}),
    },
  })
}

export interface NewContact {
  readonly personId: string
  readonly kind: 'phone' | 'email' | 'postal'
  readonly value: string
  readonly verifiedAt?: Date | null
}

/** Adds a way to reach a person. */
export async function addContact(tx: Tx, platform: Platform, contact: NewContact): Promise<string> {
  const id = platform.chance.id()
  const codec = await codecFor(tx, platform.keys, 'person', contact.personId)
  await tx.contact.create({
    data: {
      id,
      personId: contact.personId,
      kind: contact.kind,
      value: codec.seal(`contact.value/${id}`, contact.value),
      valueBidx: platform.keys.index(contact.kind, contact.value),
      verifiedAt: contact.verifiedAt ?? null,
    },
  })
  return id
}

/** The person who proved this number by a code, or null. */
export async function personByPhone(tx: Tx, platform: Pick<Platform, 'keys'>, e164: string): Promise<string | null> {
  const row = await tx.contact.findFirst({
    where: { kind: 'phone', valueBidx: phoneIndex(platform, e164), verifiedAt: { not: null }, suppressedAt: null },
    orderBy: { verifiedAt: 'desc' },
    select: { personId: true },
  })
  return row?.personId ?? null
}

/** A person as those may see him who are entitled to everything; pages take the fields their reader may see. */
export async function readPerson(tx: Tx, platform: Pick<Platform, 'keys'>, id: string): Promise<PersonView> {
  const row = await tx.person.findFirstOrThrow({
    where: { id },
    include: { contacts: { where: { suppressedAt: null }, orderBy: { id: 'desc' } } },
  })
  const codec = await codecFor(tx, platform.keys, 'person', id)
  const value = (kind: string) => {
    const contact = row.contacts.find((one) => one.kind === kind)
    return contact ? codec.open(`contact.value/${contact.id}`, contact.value) : null
  }
  return {
    id,
    kind: row.kind === 'organisation' ? 'organisation' : 'person',
    name: codec.open(`person.name/${id}`, row.name),
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
    timeZone: row.timeZone,
    idNumber: codec.openMaybe(`person.id_number/${id}`, row.idNumber),
    phone: value('phone'),
    postal: value('postal'),
  }
}
