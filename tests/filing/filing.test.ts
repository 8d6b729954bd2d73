import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { casesOf } from '#app/domain/account/cases.server.ts'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { personByPhone, readPerson } from '#app/domain/account/people.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import type { Command } from '#app/domain/engine/types.ts'
import { resumeCodeOf, resumeKey } from '#app/domain/filing/access.server.ts'
import { declare, discardDraft, saveMe, saveWant, saveWhat, saveWho } from '#app/domain/filing/commands.server.ts'
import { readDraft } from '#app/domain/filing/draft.server.ts'
import { restoreDraft, sweepDrafts } from '#app/domain/filing/draft-end.server.ts'
import { answerGuide } from '#app/domain/filing/guide.commands.server.ts'
import { submitDraft } from '#app/domain/filing/submit.server.ts'
import { fireMissedDeadlines } from '#app/domain/jobs/missed-deadlines.server.ts'
import type { PageContext } from '#app/http/context.server.ts'
import { submitAct } from '#app/http/submit.server.ts'
import { codecFor } from '#prisma/codec.server.ts'
import { type World, world } from '#tests/support/world.ts'

const visitor = (): Actor => ({ kind: 'visitor', visitId: randomUUID(), locale: 'zh-CN' })
const TICKS = { truth: 'yes', consentMediation: 'yes' }
const DAI = {
  name: '戴小雨',
  idNumber: '330699199903074521',
  phone: '13811110001',
  address: '浙江省诸暨市暨阳街道示例路1号',
  consentIdentity: 'yes',
}
const MA = { name: '马建国', phone: '13811110002', address: '浙江省诸暨市暨阳街道示例路2号' }
const WANT = { amount: '3400', acts: ['', '当面道歉', ''], note: '其实三千也行' }
const FACTS = '退房时房东说墙面有划痕，押金三千四百元一分不退。'

describe('filing without an account', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.stop())

  const act = <I extends z.ZodType, R>(actor: Actor, command: Command<I, R>, id: string | null, input: unknown) =>
    perform(w.platform, command, { actor, disputeId: id, key: randomUUID(), input })

  /** A draft as its holder, and its id. */
  async function opened(): Promise<{ id: string; holder: Extract<Actor, { kind: 'holder' }> }> {
    const first = { topic: 'rental', question: 'role', answer: 'tenant' }
    const { disputeId: id } = await act(visitor(), answerGuide, null, first)
    const party = await w.platform.db.party.findFirstOrThrow({ where: { disputeId: id } })
    return { id, holder: { kind: 'holder', disputeId: id, personId: party.personId, locale: 'zh-CN' } }
  }

  async function written(change: { me?: object; who?: object; want?: object } = {}) {
    const { id, holder } = await opened()
    await act(holder, saveWhat, id, { facts: FACTS })
    await act(holder, saveWho, id, { ...MA, ...change.who })
    await act(holder, saveWant, id, { ...WANT, ...change.want })
    await act(holder, saveMe, id, { ...DAI, ...change.me })
    return { id, holder }
  }

  const codeFor = async (id: string, phone: string) => {
    const to = { phone, purpose: 'file', boundTo: id } as const
    await sendCode(w.platform, { ...to, locale: 'zh-CN' })
    const code = /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? ''
    return redeemCode(w.platform, to, code, null)
  }

  async function filed(change: Parameters<typeof written>[0] = {}, phone = '+8613811110001') {
    const { id, holder } = await written(change)
    await act(holder, declare, id, { ...TICKS, consentEService: 'yes' })
    const { result } = await act(holder, submitDraft, id, { codeId: await codeFor(id, phone) })
    return { id, holder, ...result }
  }

  it('keeps every answer and goes on elsewhere with the code of the draft', async () => {
    const { id, holder } = await opened()
    await act(holder, answerGuide, id, { topic: 'rental', question: 'deposit', answer: '3400' })
    const { draft } = await readDraft(w.platform, holder, id)
    expect(draft.guide).toEqual({ role: 'tenant', deposit: '3400' })
    const code = resumeCodeOf(w.platform, id)
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)
    expect(resumeKey(` ${code.toLowerCase()} `)).toBe(code.replace('-', ''))
    await expect(readDraft(w.platform, visitor(), id)).rejects.toMatchObject({ code: 'dispute/unknown' })
  })

  it('files with the code of the own phone: case code, people, claims, consents, receipt', async () => {
    const { id, code, personId } = await filed()
    expect(code).toMatch(/^诸调-\d\d-\d{4}-/)
    const row = await w.platform.db.dispute.findFirstOrThrow({
      where: { id },
      include: { claims: true, parties: true, consents: true, deadlines: true, identityChecks: true },
    })
    expect(row).toMatchObject({ state: 'filed', areaId: '330681', amountFen: 340_000n })
    expect(row.limitationInterruptedAt).not.toBeNull()
    expect(row.claims.map(({ kind }) => kind).sort()).toEqual(['act', 'money'])
    expect(row.parties.map(({ side }) => side).sort()).toEqual(['applicant', 'respondent'])
    expect(row.consents.map(({ step }) => step).sort()).toEqual(['eService', 'identity', 'mediation', 'video'])
    expect(row.identityChecks).toMatchObject([{ grade: 'G1', state: 'passed', personId }])
    expect(row.deadlines.filter(({ metAt }) => metAt === null).map(({ key }) => key)).toContain('intake.firstReply')
    const codec = await codecFor(w.platform.db, w.platform.keys, 'dispute', id)
    expect(row.privateNote && codec.open('dispute.private_note', row.privateNote)).toBe('其实三千也行')
    expect(await readPerson(w.platform.db, w.platform, personId)).toMatchObject({
      name: DAI.name,
      idNumber: DAI.idNumber,
      phone: '+8613811110001',
      postal: DAI.address,
    })
    expect((await casesOf(w.platform, personId, 'zh-CN')).map((one) => one.code)).toContain(code)
  })

  it('knows a person again by the proven phone', async () => {
    const first = await filed()
    const second = await filed()
    expect(second.personId).toBe(first.personId)
    expect(await personByPhone(w.platform.db, w.platform, '+8613811110001')).toBe(first.personId)
  })

  it('asks for each tick by itself, and again after a change', async () => {
    const { id, holder } = await written()
    await expect(act(holder, declare, id, { ...TICKS, consentMediation: undefined })).rejects.toMatchObject({
      fields: { consentMediation: 'filing/tick' },
    })
    await act(holder, declare, id, TICKS)
    await act(holder, saveWhat, id, { facts: `${FACTS}还有水电费。` })
    const codeId = await codeFor(id, '+8613811110001')
    await expect(act(holder, submitDraft, id, { codeId })).rejects.toMatchObject({ code: 'guard/truthStated' })
    expect((await readDraft(w.platform, holder, id)).state).toBe('draft')
  })

  it.each([
    ['the same phone', { phone: '13811110001' }],
    ['the same number of identity', { idNumber: DAI.idNumber }],
  ])('refuses somebody on both sides by %s', async (_, who) => {
    const { id, holder } = await written({ who })
    await expect(act(holder, declare, id, TICKS)).rejects.toMatchObject({ code: 'guard/notOwnRespondent' })
    expect((await readDraft(w.platform, holder, id)).state).toBe('draft')
  })

  it('says at the field what is wrong with a number, a phone and a name', async () => {
    const { id, holder } = await opened()
    await expect(
      act(holder, saveMe, id, { ...DAI, idNumber: '330699199903074522', phone: '1381111000', name: '戴\u202e小雨' }),
    ).rejects.toMatchObject({
      code: 'request/invalid',
      fields: {
        idNumber: expect.stringMatching(/^identity\//),
        phone: expect.stringMatching(/^identity\//),
        name: 'text/hidden-character',
      },
    })
    await expect(act(holder, saveMe, id, { ...DAI, name: '戴\u{13000}' })).rejects.toMatchObject({
      fields: { name: 'filing/unprintable' },
    })
  })

  it('refuses a child without a guardian, and a case without a claim or another side', async () => {
    const child = await written({ me: { idNumber: '330699201503070011', phone: '13811110009' } })
    await expect(act(child.holder, declare, child.id, TICKS)).rejects.toMatchObject({ code: 'guard/guardianPresent' })
    const { id, holder } = await written({ want: { amount: '', acts: [] } })
    await expect(act(holder, declare, id, TICKS)).rejects.toMatchObject({ code: 'guard/claimStated' })
  })

  it('makes nobody into somebody else: a phone of another person or a member of staff is refused', async () => {
    await filed()
    const other = { idNumber: '330699196409183112' }
    await expect(filed({ me: other })).rejects.toMatchObject({ code: 'filing/other-holder' })
    const staff = { idNumber: '33069919881123217X', phone: '13900000003' }
    await expect(filed({ me: staff }, '+8613900000003')).rejects.toMatchObject({ code: 'filing/other-holder' })
    await expect(filed({ me: { phone: '13811110077' } }, '+8613811110077')).rejects.toMatchObject({
      code: 'filing/identity-elsewhere',
    })
  })

  it('files once when the same form arrives twenty times at the same moment, and answers each alike', async () => {
    const { id, holder } = await written({ me: { idNumber: '33069919881123217X', phone: '13811110051' } })
    await act(holder, declare, id, TICKS)
    await sendCode(w.platform, { phone: '+8613811110051', purpose: 'file', boundTo: id, locale: 'zh-CN' })
    const code = /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? ''
    const url = new URL(`http://127.0.0.1/file/${id}/code`)
    const here = {
      platform: w.platform,
      asked: { platform: w.platform },
      request: new Request(url),
      actor: holder,
      locale: 'zh-CN',
      params: { draft: id },
      url,
    }
    const key = randomUUID()
    const post = () => submitAct({ act: '', key, fields: { code } }, here as PageContext)
    const answers = await Promise.allSettled(Array.from({ length: 20 }, post))
    const seen = answers.map((one) =>
      one.status === 'fulfilled' ? one.value.status : String(one.reason?.stack ?? one.reason),
    )
    expect(seen).toEqual(Array.from({ length: 20 }, () => 303))
    expect(await w.platform.db.claim.count({ where: { disputeId: id } })).toBe(2)
    await expect(submitAct({ act: '', key, fields: { code: '000000' } }, here as PageContext)).rejects.toThrow()
  })

  it('takes organisations on both sides, with who acts for them, and the language and place of the applicant', async () => {
    const company = {
      kind: 'organisation',
      name: '织里示例制衣有限公司',
      idNumber: '91330500MA2D000025',
      representative: '沈㛃',
      phone: '13811110021',
      timeZone: 'Europe/Rome',
    }
    const { id, personId } = await filed(
      { me: company, who: { kind: 'organisation', representative: '王示例' } },
      '+8613811110021',
    )
    expect(await readPerson(w.platform.db, w.platform, personId)).toMatchObject({
      kind: 'organisation',
      timeZone: 'Europe/Rome',
    })
    expect(await w.platform.db.powerOfAttorney.count({ where: { party: { disputeId: id } } })).toBe(2)
  })

  it('restores an expired draft within thirty days with all that was written, and then deletes what it holds', async () => {
    const passed = (days: number) => w.setLawTime(new Date(Date.now() + days * 86_400_000))
    const { id, holder } = await written()
    const discarded = await written()
    await act(discarded.holder, discardDraft, discarded.id, {})
    try {
      passed(91)
      await fireMissedDeadlines(w.platform)
      await expect(act(holder, saveWhat, id, { facts: FACTS })).rejects.toMatchObject({ code: 'state/moved-on' })
      await sweepDrafts(w.platform)
      const { db } = w.platform
      expect((await db.dispute.findFirstOrThrow({ where: { id: discarded.id } })).answers).toBeNull()
      await expect(act(discarded.holder, restoreDraft, discarded.id, {})).rejects.toMatchObject({
        code: 'guard/restorable',
      })
      await act(holder, restoreDraft, id, {})
      const { draft, state } = await readDraft(w.platform, holder, id)
      expect([state, draft.facts]).toEqual(['draft', FACTS])
      passed(180)
      await fireMissedDeadlines(w.platform)
      expect((await readDraft(w.platform, holder, id)).state).toBe('draft')
      passed(182)
      await fireMissedDeadlines(w.platform)
      passed(213)
      await expect(act(holder, restoreDraft, id, {})).rejects.toMatchObject({ code: 'guard/restorable' })
      await sweepDrafts(w.platform)
      await expect(readDraft(w.platform, holder, id)).rejects.toMatchObject({ code: 'filing/gone' })
    } finally {
      w.setLawTime(new Date())
    }
  })

  it('discards a draft at once, and by itself after ninety days', async () => {
    const { id, holder } = await opened()
    await act(holder, discardDraft, id, {})
    const old = await opened()
    w.setLawTime(new Date(Date.now() + 91 * 86_400_000))
    await fireMissedDeadlines(w.platform)
    w.setLawTime(new Date())
    const rows = await w.platform.db.dispute.findMany({ where: { id: { in: [id, old.id] } } })
    expect(rows.map(({ state }) => state)).toEqual(['closedDiscarded', 'closedDiscarded'])
  })
})
