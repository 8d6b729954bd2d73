import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftView } from '#app/domain/settlement/draft.queries.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { draftedDispute, sendText } from '#tests/support/settled.ts'
import { type World, world } from '#tests/support/world.ts'

describe('the applicant’s account as the facts of an agreement', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  }, 60_000)
  afterAll(() => w.stop())

  const draftedWith = async (facts: string) => {
    const dispute = await draftedDispute(w)
    const codec = await codecFor(w.platform.db, w.platform.keys, 'dispute', dispute.id)
    await w.platform.db.dispute.update({
      where: { id: dispute.id },
      data: { facts: codec.seal('dispute.facts', facts) },
    })
    return dispute
  }

  it('loses the pictures that no paper can hold, and nothing else, and can be sent for reading', async () => {
    const dispute = await draftedWith('他说"<b>不退</b>" & \'走着瞧\' 😡👨‍👩‍👧，押金2,000元。')
    const { mainFacts } = await draftView(w.platform, dispute.id, 'zh-CN')
    expect(mainFacts).toBe('他说"<b>不退</b>" & \'走着瞧\' ，押金2,000元。')
    await sendText(w, dispute)
  }, 60_000)

  it('keeps a letter that no font has, for the mediator to write otherwise', async () => {
    const dispute = await draftedWith('房东𠮷野不退押金。')
    expect((await draftView(w.platform, dispute.id, 'zh-CN')).mainFacts).toContain('𠮷')
    await expect(sendText(w, dispute)).rejects.toMatchObject({ code: 'guard/namesPrintable' })
  }, 60_000)
})
