import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { returnCase } from '#app/domain/confirmation/return.commands.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { readPaper } from '#app/domain/papers/papers.server.ts'
import { offeredReasons, saidBy } from '#app/domain/reason/reasons.server.ts'
import { textOf } from '#tests/papers/prepared.ts'
import { dayFrom } from '#tests/support/court-acts.ts'
import { type CourtWorld, courtWorld } from '#tests/support/court-world.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { settlesIn } from '#tests/support/settings.ts'

const fresh = { zh: '缺少送达地址确认书', en: 'The confirmation of the service address is missing' }
const ask = { askZh: '请双方补交送达地址确认书', askEn: 'Both sides submit the confirmation of their addresses' }
const codeOf = (error: unknown) =>
  error instanceof DomainError ? (Object.values(error.fields)[0] ?? error.code) : String(error)

describe('a reason to give an application back that administrators added', () => {
  let court: CourtWorld
  beforeAll(async () => {
    court = await courtWorld()
  }, 60_000)
  afterAll(() => court.stop())

  it('can be chosen, is on the paper; once used it is never deleted and keeps the words of its day', async () => {
    const { acts, w } = court
    const { change } = settlesIn(w)
    const admin = await w.as('platformAdmin')
    const key = w.platform.chance.id()
    const asked = { reasons: ['R16'], note: '', cureOn: dayFrom(w, 12), clauseNo: [], clauseReason: [], clauseNote: [] }
    const dispute = await acts.accepted()
    expect(await acts.act('clerk', returnCase, dispute, asked).catch(codeOf)).toBe('guard/reasonCodesGiven')

    await change(admin, { kind: 'reason', key, typed: { ...fresh, ...ask }, query: { list: 'return' } })
    const added = { code: 'R16', ...fresh, basis: 'INT 354, 357', ask: { zh: ask.askZh, en: ask.askEn } }
    expect(await offeredReasons(w.platform.db, 'return')).toContainEqual(added)
    await acts.act('clerk', returnCase, dispute, asked)
    await drainOutbox(w.platform)
    const paper = await w.platform.db.document.findFirstOrThrow({
      where: { disputeId: dispute.id, templateId: 'court-supplement-notice' },
      include: { documentRevisions: true },
    })
    const words = textOf(await readPaper(w.platform, paper.documentRevisions[0]?.objectKey ?? ''))
    expect([words.includes(fresh.zh), words.includes(ask.askZh)]).toEqual([true, true])

    const typed = { zh: '送达地址没有写清', en: 'The service address is not clear', ...ask, state: 'offered' }
    await change(admin, { kind: 'reason', key, typed })
    const given = await w.platform.db.courtReturn.findFirstOrThrow({ where: { reason: 'R16' } })
    expect(await saidBy(w.platform.db, [given])).toEqual([{ said: fresh, ask: added.ask }])
    expect(await change(admin, { kind: 'reason', key, typed: { ...typed, state: 'removed' } }).catch(codeOf)).toBe(
      'setting/reason-used',
    )
    await change(admin, { kind: 'reason', key, typed: { ...typed, state: 'setAside' } })
    expect((await offeredReasons(w.platform.db, 'return')).map(({ code }) => code)).not.toContain('R16')
  }, 300_000)
})
