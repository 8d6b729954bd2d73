import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseLanguage } from '#app/domain/account/language.server.ts'
import { cancelSession, markTimes } from '#app/domain/booking/commands.server.ts'
import { bookingView } from '#app/domain/booking/queries.server.ts'
import { writeSpan } from '#app/domain/booking/spans.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { readPaper } from '#app/domain/papers/papers.server.ts'
import { addClause } from '#app/domain/settlement/draft.commands.server.ts'
import { verifyPaper } from '#templates/papers.server.ts'
import { courtActs, FIVE, SIX } from '#tests/support/court-acts.ts'
import { TICKS, writtenDraft } from '#tests/support/drafts.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { httpActs, pathOf } from '#tests/support/http-acts.ts'
import { actsIn, draftedDispute, readText, sendText } from '#tests/support/settled.ts'
import { type Answer, type Fields, type Sender, type SitePeople, sitePeople } from '#tests/support/site-people.ts'
import type { WorldDispute } from '#tests/support/world.ts'

const START_MS = 400_000
const ACT_MS = 180_000
const TWENTY = Array.from({ length: 20 })

let site: SitePeople
let http: ReturnType<typeof httpActs>
beforeAll(async () => {
  site = await sitePeople()
  http = httpActs(site)
}, START_MS)
afterAll(() => site?.stop())

const eventsOf = (id: string, type: string) => site.w.platform.db.trailEvent.count({ where: { chainId: id, type } })
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort()

/** The same form twenty times at once: every answer is that of the first. */
async function identical(sender: Sender, path: string, fields: Fields): Promise<void> {
  const form = { ...fields, idempotencyKey: randomUUID() }
  const answers = await Promise.all(TWENTY.map(() => site.post(sender, path, form)))
  expect(statuses(answers)).toEqual(TWENTY.map(() => 303))
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
}

/** Twenty forms of the same person, each filled in anew, at once. */
const differing = (sender: Sender, path: string, fields: Fields): Promise<Answer[]> =>
  Promise.all(TWENTY.map(() => site.post(sender, path, fields)))
const oneWins = [303, ...TWENTY.slice(1).map(() => 409)]

describe('twenty forms at once, over two web processes', () => {
  it(
    'file one application, and all lead to its receipt: the code says that it is the same person and the same matter',
    async () => {
      for (const sendAll of [identical, differing]) {
        const draft = await writtenDraft(site.w)
        const holder = site.holder('draft', draft.token)
        await site.post(holder, `/file/${draft.id}/check`, TICKS)
        const path = `/file/${draft.id}/code`
        const answers = await sendAll(holder, path, { code: await site.newestCode() })
        for (const { status, location } of answers ?? []) {
          expect([status, location]).toEqual([303, `/file/${draft.id}/sent`])
        }
        expect(await eventsOf(draft.id, 'dispute.submit')).toBe(1)
        expect(await site.w.platform.db.party.count({ where: { disputeId: draft.id } })).toBe(2)
      }
    },
    ACT_MS,
  )

  it(
    'sign once',
    async () => {
      const dispute = await http.openForSigning()
      const { applicant, respondent } = dispute
      const [a, b] = [await site.person(applicant.personId), await site.person(respondent.personId)]
      await identical(a, http.signPath(applicant.personId, dispute), await http.signFields(applicant.personId, dispute))
      expect(await eventsOf(dispute.id, 'agreementVersion.sign')).toBe(1)
      const fields = await http.signFields(respondent.personId, dispute)
      const answers = await differing(b, http.signPath(respondent.personId, dispute), fields)
      // Whoever comes when the signature stands is led to it; beside it the code is used up, or things moved on.
      for (const { status } of answers) expect([303, 409, 422]).toContain(status)
      expect(statuses(answers)).toContain(303)
      expect(await eventsOf(dispute.id, 'agreementVersion.sign')).toBe(2)
      expect(await site.w.platform.db.signatureIntent.count({ where: { version: { disputeId: dispute.id } } })).toBe(2)
    },
    ACT_MS,
  )

  it(
    'book one time',
    async () => {
      for (const kind of ['identical', 'differing'] as const) {
        const [dispute, slot] = await readyToBook()
        const sender = await site.person(dispute.respondent.personId)
        const form = [sender, pathOf(dispute.code, '/book'), { act: 'book', slot, timeZone: 'Asia/Shanghai' }] as const
        if (kind === 'identical') await identical(...form)
        else expect(statuses(await differing(...form))).toEqual(oneWins)
        const held = { session: { disputeId: dispute.id }, bookingClaims: { some: { active: true } } }
        expect(await site.w.platform.db.booking.count({ where: held })).toBe(1)
        await actsIn(site.w).act('mediator', cancelSession, dispute, { reason: '只是试一试' })
      }
    },
    ACT_MS,
  )

  it(
    'decide once before the court: the clerk accepts, the judge signs',
    async () => {
      const acts = courtActs(site.w)
      const [clerk, judge] = [await site.person('clerk'), await site.person('judge')]
      const [one, other] = [await acts.lodged(), await acts.lodged()]
      const courtPath = ({ code }: WorldDispute) => pathOf(code, '', '/court')
      const accept = { act: 'accept', notForbidden: FIVE }
      await identical(clerk, courtPath(one), accept)
      expect(statuses(await differing(clerk, courtPath(other), accept))).toEqual(oneWins)
      for (const dispute of [one, other]) {
        expect(await eventsOf(dispute.id, 'confirmationCase.acceptCase')).toBe(1)
        await drainOutbox(site.w.platform)
        await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
      }
      for (const [dispute, sendAll] of [
        [one, identical],
        [other, differing],
      ] as const) {
        const rulingSha256 = await acts.hashOfRuling(dispute)
        const code = await http.ask('judge', courtPath(dispute))
        const answers = await sendAll(judge, courtPath(dispute), { act: 'sign', rulingSha256, code })
        for (const { status } of answers ?? []) expect([303, 409, 422]).toContain(status)
        expect(await eventsOf(dispute.id, 'ruling.intended')).toBe(1)
      }
    },
    ACT_MS,
  )
})

const slotsOf = async (dispute: WorldDispute, personId: string) => {
  const { db, clock } = site.w.platform
  const { free } = await bookingView(db, { disputeId: dispute.id, personId, now: clock.law() })
  return free.map(({ startsAt, endsAt }) => writeSpan(startsAt, endsAt))
}

/** A dispute whose applicant can at this time. */
async function readyToBook(wanted?: string): Promise<[WorldDispute, string]> {
  const dispute = await site.w.disputeAt('preparing')
  const slot = wanted ?? (await slotsOf(dispute, dispute.applicant.personId)).at(-1) ?? ''
  await actsIn(site.w).act(dispute.applicant.personId, markTimes, dispute, { windows: slot })
  return [dispute, slot]
}

describe('two people at the same moment', () => {
  it(
    'sign both: one paper with both signatures, one after the other, and every one of them good',
    async () => {
      const { w } = site
      const dispute = await http.openForSigning()
      const both = [dispute.applicant.personId, dispute.respondent.personId]
      const forms = [await http.signFields(both[0] ?? '', dispute), await http.signFields(both[1] ?? '', dispute)]
      const senders = await Promise.all(both.map((who) => site.person(who)))
      const answers = await Promise.all(
        senders.map((sender, n) => site.post(sender, http.signPath(both[n] ?? '', dispute), forms[n] ?? {})),
      )
      expect(statuses(answers)).toEqual([303, 303])
      await drainOutbox(w.platform)
      const paper = await w.platform.db.document.findFirstOrThrow({
        where: { disputeId: dispute.id, templateId: 'settlement-agreement' },
        include: { documentRevisions: { orderBy: { revisionNo: 'asc' } } },
      })
      const files = await Promise.all(paper.documentRevisions.map(({ objectKey }) => readPaper(w.platform, objectKey)))
      for (const [n, bytes] of files.entries()) {
        if (n > 0) expect(Buffer.from(bytes.subarray(0, files[n - 1]?.length))).toEqual(Buffer.from(files[n - 1] ?? []))
      }
      const { verdict, signatures } = await verifyPaper(
        files.at(-1) ?? new Uint8Array(),
        w.platform.authority.rootPem(),
      )
      expect(verdict).toBe('good')
      const names = signatures.map((one) => JSON.stringify(one))
      for (const name of ['戴小雨', '马建国']) expect(names.filter((one) => one.includes(name))).toHaveLength(1)
    },
    ACT_MS,
  )

  it(
    'book one time: one has it, the other is told so in his own language and sees other times',
    async () => {
      const { w } = site
      const [first, slot] = await readyToBook()
      const [second] = await readyToBook(slot)
      const pair = [first, second]
      for (const { respondent } of pair) await chooseLanguage(w.platform, respondent.personId, 'en')
      const answers = await Promise.all(
        pair.map(async ({ code, respondent }) =>
          site.post(await site.person(respondent.personId), pathOf(code, '/book'), {
            ...{ act: 'book', slot, timeZone: 'Asia/Shanghai' },
          }),
        ),
      )
      expect(statuses(answers)).toEqual([303, 409])
      const lost = answers.findIndex(({ status }) => status === 409)
      const page = answers[lost]?.text ?? ''
      expect(page).toContain('This time was just taken and yours is not booked')
      const loser = pair[lost] ?? first
      const others = await slotsOf(loser, loser.respondent.personId)
      expect(others.length).toBeGreaterThan(0)
      expect(others.some((other) => other !== slot && page.includes(`value="${other}"`))).toBe(true)
      expect(page).not.toContain(`value="${slot}"`)
    },
    ACT_MS,
  )
})

describe('a text that a rule blocks', () => {
  it(
    'is not signed by a form that somebody made up, and nothing is kept of it',
    async () => {
      const { w } = site
      const dispute = await draftedDispute(w)
      const version = await w.platform.db.agreementVersion.findFirstOrThrow({ where: { disputeId: dispute.id } })
      const marriage = { kind: 'text', text: '双方自愿离婚。', editNo: version.editNo }
      await actsIn(w).act('mediator', addClause, dispute, marriage)
      const before = await http.standing(dispute.id)
      const draftPath = pathOf(dispute.code, '/draft', '/desk')
      const mediator = await site.person('mediator')
      const send = await site.post(mediator, draftPath, { act: 'send', editNo: String(version.editNo + 1) })
      expect([send.status, /data-refusal="([^"]*)"/.exec(send.text)?.[1]]).toEqual([422, 'guard/lintNoBlocker'])
      expect((await site.post(mediator, draftPath, { act: 'open' })).status).toBe(422)
      for (const who of [dispute.applicant.personId, 'mediator', 'orgAdmin']) {
        expect((await http.sign(who, dispute)).status).toBe(409)
      }
      expect(await http.standing(dispute.id)).toEqual(before)
    },
    ACT_MS,
  )

  it.each(['before it is opened', 'while it is being signed'])(
    '%s, though it was good when it was written',
    async (when) => {
      const { w } = site
      const isOpen = when.startsWith('while')
      const dispute = isOpen ? await http.openForSigning() : await draftedDispute(w)
      if (!isOpen) {
        await sendText(w, dispute)
        await readText(w, dispute)
      }
      await w.platform.db.dispute.update({ where: { id: dispute.id }, data: { intakeType: 'inheritance' } })
      const before = await http.standing(dispute.id)
      const mediator = await site.person('mediator')
      const opening = await site.post(mediator, pathOf(dispute.code, '/draft', '/desk'), { act: 'open' })
      expect(opening.status).toBe(isOpen ? 409 : 422)
      const { status, text } = await http.sign(dispute.applicant.personId, dispute)
      expect(status).toBe(isOpen ? 422 : 409)
      if (isOpen) expect(text).toContain('data-refusal="settlement/text-blocked"')
      expect(await http.standing(dispute.id)).toEqual(before)
    },
    ACT_MS,
  )
})

describe('somebody who holds a link and guesses', () => {
  const WHO = { name: '马建国', idNumber: '330699196409183112', consentIdentity: 'yes' }
  const wrong = (code: string, n: number) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0')
  const invited = async () => {
    const dispute = await site.w.disputeAt('inviting')
    return { dispute, holder: site.holder('invitation', await http.newToken(dispute)) }
  }
  const codeFor = async (holder: Sender) => {
    await site.post(holder, '/i/who', { act: 'sendCode' })
    return site.newestCode()
  }
  const stateOf = async ({ id }: WorldDispute) =>
    (await site.w.platform.db.invitation.findFirstOrThrow({ where: { disputeId: id } })).state

  it(
    'at the code has five tries, many at once or not; whoever was invited asks for a new one and goes on',
    async () => {
      const [one, other] = [await invited(), await invited()]
      const code = await codeFor(one.holder)
      const before = await http.standing(one.dispute.id)
      const answers = await Promise.all(
        TWENTY.map((_, n) => site.post(one.holder, '/i/who', { ...WHO, code: wrong(code, n) })),
      )
      expect(statuses(answers)).toEqual(TWENTY.map(() => 422))
      const late = await site.post(one.holder, '/i/who', { ...WHO, code })
      expect(late.status).toBe(422)
      expect(late.text).toContain('这个验证码不能再用了，请重新获取。')
      expect(await http.standing(one.dispute.id)).toEqual(before)
      const next = await codeFor(one.holder)
      expect((await site.post(one.holder, '/i/who', { ...WHO, code: next })).status).toBe(303)
      expect(await stateOf(one.dispute)).toBe('known')
      // A number of identity that belongs to somebody with another telephone is refused in words.
      const third = await invited()
      const taken = await site.post(third.holder, '/i/who', { ...WHO, code: await codeFor(third.holder) })
      expect([taken.status, /data-refusal="([^"]*)"/.exec(taken.text)?.[1]]).toEqual([422, 'filing/identity-elsewhere'])
      // Somebody else's invitation has its own tries.
      expect(
        (await site.post(other.holder, '/i/who', { ...WHO, idNumber: 'E20000001', code: await codeFor(other.holder) }))
          .status,
      ).toBe(303)
    },
    ACT_MS,
  )

  it(
    'at the name has three tries by invitation; whoever was invited comes in by the next link',
    async () => {
      const [one, other] = [await invited(), await invited()]
      await site.w.march(one.dispute.id, 'invitation', await idOf(one.dispute), ['open'])
      for (const name of ['王小二', '李小三']) {
        const { status, text } = await site.post(one.holder, '/i/who', {
          ...WHO,
          idNumber: 'E20000002',
          name,
          code: '123456',
        })
        expect([status, text.includes('和邀请上的名字对不上')]).toEqual([422, true])
      }
      const third = await site.post(one.holder, '/i/who', {
        ...WHO,
        idNumber: 'E20000002',
        name: '赵小四',
        code: '123456',
      })
      expect(third.status).toBe(410)
      expect(third.text).toContain('链接先停用了')
      expect(await stateOf(one.dispute)).toBe('frozen')
      expect((await site.post(one.holder, '/i/who', { ...WHO, idNumber: 'E20000002', code: '123456' })).status).toBe(
        410,
      )
      expect(
        (await site.post(other.holder, '/i/who', { ...WHO, idNumber: 'E20000002', code: await codeFor(other.holder) }))
          .status,
      ).toBe(303)
      const { partyId } = one.dispute.respondent
      const resent = await site.post(await site.person('dispatcher'), pathOf(one.dispute.code, '', '/dispatch'), {
        ...{ act: 'resend', partyId },
      })
      expect(resent.status).toBe(303)
      const fresh = await site.w.platform.db.invitation.findFirstOrThrow({
        where: { disputeId: one.dispute.id, state: 'sent' },
      })
      const holder = site.holder('invitation', await http.linkOf(one.dispute.id, fresh.id))
      expect(
        (await site.post(holder, '/i/who', { ...WHO, idNumber: 'E20000002', code: await codeFor(holder) })).status,
      ).toBe(303)
    },
    ACT_MS,
  )

  const idOf = async ({ id }: WorldDispute) =>
    (await site.w.platform.db.invitation.findFirstOrThrow({ where: { disputeId: id } })).id
})
