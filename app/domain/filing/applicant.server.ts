import { addContact, identityIndex, personByPhone, readPerson, updatePerson } from '../account/people.server.ts'
import type { Act } from '../engine/types.ts'
import { DomainError } from '../errors.ts'
import { foldName } from '../text/printable.ts'
import type { Myself } from './draft.ts'

type Number = { readonly kind: Myself['idKind']; readonly number: string }

/** Whether this identity is registered for somebody else than the person of this phone. */
async function isHeldByAnother(act: Act, index: Uint8Array<ArrayBuffer>, personId: string | null): Promise<boolean> {
  const others = await act.tx.person.count({
    where: { idBidx: index, ...(personId ? { NOT: { id: personId } } : {}) },
  })
  return others > 0
}

/** A name that stands on a signed paper or holds a post is not changed by a filing. */
async function isNameFixed(act: Act, personId: string): Promise<boolean> {
  const [signed, posts] = await Promise.all([
    act.tx.signature.count({ where: { personId } }),
    act.tx.staffRole.count({ where: { personId } }),
  ])
  return signed + posts > 0
}

/** Refuses to make another person of whoever is registered with this phone. */
async function checkKnown(act: Act, personId: string, me: Myself, index: Uint8Array<ArrayBuffer>): Promise<void> {
  const { tx, platform } = act
  const row = await tx.person.findFirstOrThrow({ where: { id: personId }, select: { idBidx: true } })
  const view = await readPerson(tx, platform, personId)
  const otherIdentity = row.idBidx !== null && Buffer.compare(row.idBidx, index) !== 0
  const otherKind = view.name !== '' && view.kind !== me.kind
  const otherName = view.name !== '' && foldName(view.name) !== foldName(me.name)
  if (otherIdentity || otherKind || (otherName && (await isNameFixed(act, personId)))) {
    throw new DomainError('filing/other-holder')
  }
}

/**
 * The applicant as a person: the one who proved this number before, or the provisional one of the draft, who now gets
 * name, identity and phone.
 * @throws DomainError when phone and identity belong to two different people.
 */
export async function applicantOf(act: Act, me: Myself, provisionalId: string): Promise<string> {
  const { tx, platform, actor } = act
  const idNumber: Number = { kind: me.idKind, number: me.idNumber }
  const index = identityIndex(platform, idNumber)
  const known = await personByPhone(tx, platform, me.phone)
  if (known) await checkKnown(act, known, me, index)
  if (await isHeldByAnother(act, index, known)) throw new DomainError('filing/identity-elsewhere')
  const personId = known ?? provisionalId
  await updatePerson(tx, platform, personId, {
    kind: me.kind,
    name: me.name,
    idNumber,
    timeZone: me.timeZone,
    ...(actor.kind === 'system' ? {} : { locale: actor.locale }),
  })
  const now = platform.clock.real()
  if (!known) await addContact(tx, platform, { personId, kind: 'phone', value: me.phone, verifiedAt: now })
  return personId
}
