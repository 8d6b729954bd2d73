import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { redeemCode, sendCode } from '#app/domain/account/codes.server.ts'
import { personByPhone, readPerson } from '#app/domain/account/people.server.ts'
import { dispatchCase } from '#app/domain/dispute/dispatch.queries.server.ts'
import { recordOf } from '#app/domain/dispute/record.queries.server.ts'
import type { Actor } from '#app/domain/engine/actor.ts'
import { perform } from '#app/domain/engine/perform.server.ts'
import { rolesTowards } from '#app/domain/engine/relations.server.ts'
import { declare, saveHelper, saveMe } from '#app/domain/filing/commands.server.ts'
import { submitDraft } from '#app/domain/filing/submit.server.ts'
import { renderNotice } from '#app/domain/notice/render.ts'
import { wordedNotice } from '#app/domain/notice/texts.server.ts'
import type { PageContext } from '#app/http/context.server.ts'
import { checkAct } from '#app/http/draft.server.ts'
import { submitAct } from '#app/http/submit.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { parts, TICKS, writtenDraft } from '#tests/support/drafts.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { storedWorld } from '#tests/support/stored-world.ts'
import type { World } from '#tests/support/world.ts'

const HELPER = { forWhom: 'other', name: '李示例', phone: '13811110009', relation: 'village' }
const HELPER_PHONE = '+8613811110009'

describe('an application that somebody writes for somebody else', () => {
  let w: World
  beforeAll(async () => {
    w = await storedWorld()
  })
  afterAll(() => w?.stop())

  /** A written draft in which somebody says that he helps. */
  const helped = async (change: object = {}) => {
    const { id, holder } = await writtenDraft(w)
    const asked = (input: unknown) => ({ actor: holder, disputeId: id, key: randomUUID(), input })
    await perform(w.platform, saveHelper, asked({ ...HELPER, ...change }))
    return { id, holder, asked }
  }
  const contextOf = (actor: Actor, id: string) =>
    ({ platform: w.platform, actor, locale: 'zh-CN', params: { draft: id } }) as unknown as PageContext
  const form = (fields: Record<string, string>, key: string = randomUUID()) => ({ act: '', key, fields })
  const lastCode = () => /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? ''

  it('goes in by the code that the applicant gets on his own phone, told what he agrees to', async () => {
    const { id, holder } = await helped()
    const checked = await checkAct(form(TICKS), contextOf(holder, id))
    expect(checked.headers.get('location')).toBe(`/file/${id}/code`)
    const asked = w.sent.at(-1)
    expect(asked?.to).toBe('+8613811110001')
    expect(asked?.text).toContain('有人在帮您申请调解')
    const key = randomUUID()
    const sent = await submitAct(form({ code: lastCode() }, key), contextOf(holder, id))
    // The helper is not logged in as the applicant, and his way to the draft is closed.
    expect(sent.headers.get('location')).toBe('/file/helped')
    const given = sent.headers.getSetCookie().join('\n')
    expect(given).not.toContain(`${cookies.session}=`)
    expect(given).toContain(`${cookies.draft}=;`)
    expect(await w.platform.db.draftAccess.count({ where: { disputeId: id, revokedAt: null } })).toBe(0)
    const applicant = (await personByPhone(w.platform.db, w.platform, '+8613811110001')) ?? ''
    expect((await readPerson(w.platform.db, w.platform, applicant)).name).toBe(parts.me.name)
    expect([...(await rolesTowards(w.platform.db, await w.as(applicant), id))]).toContain('applicant')
    const again = await submitAct(form({ code: lastCode() }, key), contextOf(holder, id)).catch(() => null)
    expect(again?.headers.getSetCookie().join() ?? '').not.toContain(`${cookies.session}=`)
  })

  it('is receipted to both; the record, the dispatcher and nobody of the other side learn who wrote it', async () => {
    const { id, holder, asked } = await helped()
    await perform(w.platform, declare, asked(TICKS))
    const to = { phone: '+8613811110001', purpose: 'file', boundTo: id } as const
    await sendCode(w.platform, { ...to, locale: 'zh-CN', isHelped: true })
    const codeId = await redeemCode(w.platform, to, lastCode(), null)
    const { result } = await perform(w.platform, submitDraft, {
      actor: holder,
      disputeId: id,
      key: randomUUID(),
      input: { codeId },
    })
    w.sent.length = 0
    await drainOutbox(w.platform)
    const receipts = w.sent.filter(({ to: phone, text }) => phone === HELPER_PHONE && text.includes(result.code))
    expect(receipts.map(({ text }) => text)).toEqual([
      renderNotice(wordedNotice('helper-receipt', null), 'zh-CN', { sign: w.platform.settings.sign, code: result.code })
        .sms,
    ])
    expect(w.sent.filter(({ to: phone }) => phone === '+8613811110001').length).toBeGreaterThan(0)
    expect((await dispatchCase(w.platform, id)).told.helper).toEqual({
      name: '李示例',
      phone: HELPER_PHONE,
      relation: 'village',
    })
    const linesFor = async (personId: string, side: 'applicant' | 'respondent') =>
      (await recordOf(w.platform, { disputeId: id, personId, roles: new Set([side, 'party']) })).filter(
        ({ by }) => by === 'helper',
      )
    expect(await linesFor(result.personId, 'applicant')).toHaveLength(1)
    expect(await linesFor(randomUUID(), 'respondent')).toEqual([])
    expect(await w.platform.db.powerOfAttorney.count({ where: { party: { disputeId: id } } })).toBe(0)
  })

  it('is refused when the code would reach the helper himself, whichever was written first', async () => {
    const { asked } = await helped({ phone: '13811110008' })
    await expect(perform(w.platform, saveMe, asked({ ...parts.me, phone: '13811110008' }))).rejects.toMatchObject({
      fields: { phone: 'filing/helper-own-phone' },
    })
    const own = perform(w.platform, saveHelper, asked({ ...HELPER, phone: parts.me.phone }))
    await expect(own).rejects.toMatchObject({ fields: { phone: 'filing/helper-own-phone' } })
  })

  it('is refused from the phone of the other side', async () => {
    const { asked } = await helped()
    const other = perform(w.platform, saveHelper, asked({ ...HELPER, phone: parts.who.phone }))
    await expect(other).rejects.toMatchObject({ fields: { phone: 'filing/helper-other-side' } })
  })

  it("names what is missing of the helper, and is one's own again with one tap", async () => {
    const { asked } = await helped()
    await expect(perform(w.platform, saveHelper, asked({ forWhom: 'other' }))).rejects.toMatchObject({
      fields: { name: 'request/required', phone: 'request/required', relation: 'request/required' },
    })
    await expect(perform(w.platform, saveHelper, asked({}))).rejects.toMatchObject({
      fields: { forWhom: 'request/required' },
    })
    await perform(w.platform, saveHelper, asked({ forWhom: 'self' }))
    await perform(w.platform, saveMe, asked({ ...parts.me, phone: HELPER.phone }))
  })
})
