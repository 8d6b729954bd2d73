import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personByPhone, readPerson } from '#app/domain/account/people.server.ts'
import { codecFor, Erased } from '#prisma/codec.server.ts'
import { type World, world } from '#tests/support/world.ts'

describe('personal data', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.stop())

  it('of a dispute opens with the key of this dispute, in its own place, and never again once that key is destroyed', async () => {
    const { db, keys } = w.platform
    const [gone, stays] = [await w.disputeAt('inMediation'), await w.disputeAt('inMediation')]
    const mine = await codecFor(db, keys, 'dispute', gone.id)
    const other = await codecFor(db, keys, 'dispute', stays.id)
    const sealed = mine.seal('claim.text/1', '退还押金')
    expect(Buffer.from(sealed).includes('退还押金')).toBe(false)
    expect(mine.open('claim.text/1', sealed)).toBe('退还押金')
    expect(() => mine.open('claim.text/2', sealed)).toThrow()
    expect(() => other.open('claim.text/1', sealed)).toThrow()
    await db.disputeKey.update({ where: { disputeId: gone.id }, data: { wrappedDek: null, destroyedAt: new Date() } })
    await expect(codecFor(db, keys, 'dispute', gone.id)).rejects.toBeInstanceOf(Erased)
    expect((await codecFor(db, keys, 'dispute', stays.id)).open('x', other.seal('x', '留着'))).toBe('留着')
  })

  it('of a person is found by the blind index of his number, which says nothing by itself', async () => {
    const { db, keys } = w.platform
    const { applicant } = await w.disputeAt('inMediation')
    expect((await readPerson(db, w.platform, applicant.personId)).phone).toBe(applicant.phone)
    const rows = await db.contact.findMany({ where: { personId: applicant.personId, kind: 'phone' } })
    for (const { value, valueBidx } of rows) {
      expect(Buffer.from(value).includes(applicant.phone.slice(-8))).toBe(false)
      expect(Buffer.compare(Buffer.from(valueBidx ?? []), Buffer.from(keys.index('phone', applicant.phone)))).toBe(0)
      expect(
        Buffer.compare(Buffer.from(valueBidx ?? []), Buffer.from(keys.index('id:residentId', applicant.phone))),
      ).not.toBe(0)
    }
    await db.contact.updateMany({ where: { personId: applicant.personId }, data: { verifiedAt: new Date() } })
    expect(await personByPhone(db, w.platform, applicant.phone)).toBe(applicant.personId)
    await db.personKey.update({ where: { personId: applicant.personId }, data: { wrappedDek: null } })
    await expect(readPerson(db, w.platform, applicant.personId)).rejects.toBeInstanceOf(Erased)
  })
})
