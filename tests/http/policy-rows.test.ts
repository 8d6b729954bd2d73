import { globSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPerson } from '#app/domain/account/people.server.ts'
import { applicationView } from '#app/domain/confirmation/application.queries.server.ts'
import * as desk from '#app/domain/confirmation/desk.commands.server.ts'
import { courtCaseView } from '#app/domain/confirmation/queries.server.ts'
import { goldenLines } from '#tests/mutation/table-lines.ts'
import { courtActs, SIX } from '#tests/support/court-acts.ts'
import { parts, TICKS, type WrittenDraft, writtenDraft } from '#tests/support/drafts.ts'
import { drainOutbox } from '#tests/support/drain.ts'
import { httpActs, pathOf } from '#tests/support/http-acts.ts'
import { samples } from '#tests/support/sample-files.ts'
import { bookedSession } from '#tests/support/session-world.ts'
import { actsIn, draftedDispute, settledDispute } from '#tests/support/settled.ts'
import { type Answer, type Fields, type Sender, type SitePeople, sitePeople } from '#tests/support/site-people.ts'
import type { WorldDispute } from '#tests/support/world.ts'

const START_MS = 400_000
const ROW_MS = 180_000
const letters = {
  A: 'applicant',
  R: 'respondent',
  M: 'mediator',
  D: 'dispatcher',
  O: 'orgAdmin',
  C: 'clerk',
  J: 'judge',
} as const
type Letter = keyof typeof letters
const everybody = Object.keys(letters) as Letter[]
const isLetter = (text: string): text is Letter => text in letters

interface Expected {
  readonly act: string
  readonly may: readonly string[]
  readonly not: readonly string[]
  /** What everybody is told who has nothing to do with it. */
  readonly others: number
}
const expected: readonly Expected[] = goldenLines('doors').map((line) => {
  const [left = '', right = ''] = line.split('/')
  const [act = '', ...may] = left.trim().split(/\s+/)
  const after = right.trim().split(/\s+/).filter(Boolean)
  return { act, may, not: after.filter(isLetter), others: Number(after.find((one) => /^\d+$/.test(one)) ?? 404) }
})
const rowOf = (act: string): Expected => {
  const found = expected.find((one) => one.act === act)
  if (!found) throw new Error(`no line for ${act}`)
  return found
}

/** Acts that no form of a page gives, or that nobody can be refused. */
const APART: Readonly<Record<string, string>> = {
  'filing.answer':
    'the first answer of the guide opens a draft of its own for anybody; a later one only for its holder',
  'handover.open': 'the link in the picture is all that counts, once: the tests of the handover prove it',
  'invitation.open': 'the link in the address is all that counts: the doors of an invitation prove it',
}

/** Every command of the program, by its name, with the name under which the code knows it. */
async function commandsInCode(): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const file of globSync('app/domain/**/*.ts')) {
    if (!readFileSync(file, 'utf8').includes('defineCommand(')) continue
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, unknown>
    for (const [name, value] of Object.entries(module)) {
      const one = value as { name?: unknown; by?: unknown; input?: unknown; run?: unknown } | null
      if (typeof one?.name === 'string' && one.by && one.input && one.run) found.set(one.name, name)
    }
  }
  return found
}

/** Names of the commands behind the forms that `acts.txt` lists. */
function commandsOfForms(): Set<string> {
  const acts = new Set(goldenLines('acts').map((line) => line.split(' ')[1]))
  const sources = globSync('app/{routes,http}/**/*.{ts,tsx}').map((file) => readFileSync(file, 'utf8'))
  const forms = sources
    .filter((source) => /caseAction\(\{|runForm\(form, entries/.test(source))
    .flatMap((source) => [...source.matchAll(/(\w+): formAct\(\{\s*command: (?:\w+\.)?(\w+)/g)])
  return new Set(forms.flatMap(([, act = '', command = '']) => (acts.has(act) ? [command] : [])))
}

describe('the acts of the program', () => {
  it('each have a line of who may over HTTP, here or with the forms; a new one without is a failure', async () => {
    const commands = await commandsInCode()
    expect(commands.size).toBeGreaterThan(100)
    const behindForms = commandsOfForms()
    const rest = [...commands].filter(([, name]) => !behindForms.has(name)).map(([command]) => command)
    expect(rest.sort()).toEqual([...expected.map(({ act }) => act), ...Object.keys(APART)].sort())
  })
})

/** Where one act is tried: the dispute, and how somebody sends everything that its form brings. */
interface Place {
  readonly id: string
  readonly send: (who: string) => Promise<Answer>
}

let site: SitePeople
let http: ReturnType<typeof httpActs>
let stranger: string
beforeAll(async () => {
  site = await sitePeople()
  http = httpActs(site)
  const { platform } = site.w
  stranger = await platform.db.$transaction((tx) => createPerson(tx, platform, { kind: 'person', name: '路人' }))
}, START_MS)
afterAll(() => site?.stop())

describe('every act that goes through a door of its own', () => {
  const at = (letter: string, dispute: WorldDispute): string =>
    letter === 'A' ? dispute.applicant.personId : letter === 'R' ? dispute.respondent.personId : wordOf(letter)
  const wordOf = (letter: string) => (isLetter(letter) ? letters[letter] : letter)
  const postAs = async (who: string, path: string, fields: Fields) => site.post(await site.person(who), path, fields)

  /** Everybody whom the line does not name is refused, and nothing has changed. */
  async function refused(act: string, place: Place, who: (letter: string) => string): Promise<void> {
    const { may, not, others } = rowOf(act)
    const before = await http.standing(place.id)
    for (const letter of everybody.filter((one) => !may.includes(one))) {
      const { status } = await place.send(who(letter))
      expect([act, letter, status]).toEqual([act, letter, not.includes(letter) ? 403 : others])
    }
    expect([act, 'stranger', (await place.send(stranger)).status]).toEqual([act, 'stranger', others])
    expect(await http.standing(place.id)).toEqual(before)
  }

  /** Each of those who may does it once, and the trail has it. */
  async function allowed(act: string, placeFor: (letter: Letter) => Promise<Place>, who: (letter: string) => string) {
    for (const letter of rowOf(act).may.filter(isLetter)) {
      const place = await placeFor(letter)
      const { events } = await http.standing(place.id)
      const { status, text } = await place.send(who(letter))
      const code = /data-refusal="([^"]*)"/.exec(text)?.[1]
      expect([act, letter, status, code]).toEqual([act, letter, expect.toSatisfy(isDone), undefined])
      expect((await http.standing(place.id)).events).toBeGreaterThan(events)
    }
  }
  const isDone = (status: number) => status === 303 || status === 200

  /** Who may, but whose page is outdated, is told so, and nothing has changed. */
  async function outdated(id: string, send: () => Promise<Answer>): Promise<void> {
    const before = await http.standing(id)
    const { status, text } = await send()
    expect(status).toBe(409)
    expect(text).not.toBe('')
    expect(await http.standing(id)).toEqual(before)
  }

  it(
    'signing, and saying that one does not sign',
    async () => {
      const dispute = await http.openForSigning()
      const who = (letter: string) => at(letter, dispute)
      const decline = (other: WorldDispute): Place => ({
        id: other.id,
        send: (person) => postAs(person, http.signPath(person, other), { act: 'decline', reason: '金额不对' }),
      })
      const place: Place = { id: dispute.id, send: (person) => http.sign(person, dispute) }
      await refused('agreementVersion.sign', place, who)
      await refused('dispute.declineToSign', decline(dispute), who)
      await outdated(dispute.id, async () => {
        const fields = await http.signFields(who('A'), dispute)
        return postAs(who('A'), http.signPath(who('A'), dispute), { ...fields, bodySha256: '0'.repeat(64) })
      })
      const afterEach = async () => {
        await drainOutbox(site.w.platform)
        return place
      }
      await allowed('agreementVersion.sign', afterEach, who)
      await drainOutbox(site.w.platform)
      await outdated(dispute.id, () => decline(dispute).send(who('R')))
      const others = [await http.openForSigning(), await http.openForSigning(), await http.openForSigning()]
      const freshFor = (letter: Letter) => others['ARM'.indexOf(letter)] ?? dispute
      for (const letter of ['A', 'R', 'M'] as const) {
        const other = freshFor(letter)
        expect((await decline(other).send(at(letter, other))).status).toBe(303)
        await outdated(other.id, () => http.sign(at('A', other), other))
      }
    },
    ROW_MS,
  )

  it(
    'applying to the court, and the ruling',
    async () => {
      const { w } = site
      const dispute = await settledDispute(w)
      const who = (letter: string) => at(letter, dispute)
      const { candidates } = await applicationView(w.platform, dispute.id, await w.as(who('A')))
      const courtId = candidates[0]?.courtId ?? ''
      const open = async (other: WorldDispute, person: string) =>
        postAs(person, http.applyPath(other), { act: 'open', courtId, agree: 'yes' })
      const drafted = await draftedDispute(w)
      await outdated(drafted.id, () => open(drafted, drafted.applicant.personId))
      await refused(
        'confirmationCase.openApplication',
        { id: dispute.id, send: (person) => open(dispute, person) },
        who,
      )
      const second = await settledDispute(w)
      const opening = { A: dispute, R: second }
      for (const letter of ['A', 'R'] as const) {
        expect((await open(opening[letter], at(letter, opening[letter]))).status).toBe(303)
      }
      await drainOutbox(w.platform)
      const sign: Place = {
        id: dispute.id,
        send: async (person) => postAs(person, http.applyPath(dispute), await http.applyFields(person, dispute)),
      }
      await refused('confirmationCase.signApplication', sign, who)
      await outdated(dispute.id, async () => {
        const fields = await http.applyFields(who('A'), dispute)
        return postAs(who('A'), http.applyPath(dispute), { ...fields, bodySha256: '0'.repeat(64) })
      })
      await allowed('confirmationCase.signApplication', async () => sign, who)
      await drainOutbox(w.platform)
      const court = pathOf(dispute.code, '', '/court')
      const rule = async (person: string, rulingSha256?: string) => {
        const known = rulingSha256 ?? (await courtCaseView(w.platform, dispute.id))?.ruling?.sha256 ?? '0'.repeat(64)
        return postAs(person, court, { act: 'sign', rulingSha256: known, code: await http.ask(person, court) })
      }
      await outdated(dispute.id, () => rule('judge'))
      await courtActs(w).accept(dispute)
      await actsIn(w).act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video' })
      const ruling: Place = { id: dispute.id, send: (person) => rule(person) }
      await refused('confirmationCase.signRuling', ruling, who)
      await outdated(dispute.id, () => rule('judge', '0'.repeat(64)))
      await allowed('confirmationCase.signRuling', async () => ruling, who)
    },
    ROW_MS,
  )

  it(
    'like cases: the draw, and what is proposed together once the sample is checked',
    async () => {
      const { w } = site
      const acts = courtActs(w)
      const pair = async () => [await acts.accepted(), await acts.accepted()] as const
      const pairs = { C: await pair(), J: await pair() }
      const batches = new Map<string, string>()
      const draw = async (letter: 'C' | 'J', person: string) => {
        const cases = await Promise.all(pairs[letter].map(async (one) => (await acts.caseOf(one)).id))
        const answer = await postAs(person, '/court/batch', { act: 'draw', cases })
        batches.set(letter, answer.location?.split('/').at(-1) ?? '')
        return answer
      }
      const drawn = (letter: 'C' | 'J'): Place => ({ id: pairs[letter][0].id, send: (person) => draw(letter, person) })
      const who = (letter: string) => at(letter, pairs.C[0])
      await refused('confirmationCase.drawBatch', drawn('C'), who)
      await allowed('confirmationCase.drawBatch', async (letter) => drawn(letter as 'C' | 'J'), who)
      const propose = async (letter: 'C' | 'J', person: string) =>
        postAs(person, `/court/batch/${batches.get(letter)}`, { act: 'propose', noGround: SIX, heard: 'video' })
      await outdated(pairs.C[0].id, () => propose('C', 'clerk'))
      const rest = new Map<string, string>()
      for (const letter of ['C', 'J'] as const) {
        for (const dispute of pairs[letter]) {
          const read = (await courtCaseView(w.platform, dispute.id))?.batch?.toRead ?? []
          if (read.length === 0) rest.set(letter, dispute.id)
          else await acts.act('clerk', desk.proposeConfirmation, dispute, { noGround: SIX, heard: 'video', read })
        }
      }
      const proposed = (letter: 'C' | 'J'): Place => ({
        id: rest.get(letter) ?? '',
        send: (person) => propose(letter, person),
      })
      await refused('confirmationCase.proposeInBatch', proposed('C'), who)
      await allowed('confirmationCase.proposeInBatch', async (letter) => proposed(letter as 'C' | 'J'), who)
    },
    ROW_MS,
  )

  it(
    'the address for papers',
    async () => {
      const dispute = await bookedSession(site.w, { ready: false })
      const place: Place = {
        id: dispute.id,
        send: async (person) => {
          const code = await http.ask(person, pathOf(dispute.code, '/session/code'))
          const fields = { act: 'address', address: '诸暨市示例路1号', eService: 'yes', code }
          return postAs(person, pathOf(dispute.code, '/session'), fields)
        },
      }
      await refused('serviceAddress.confirm', place, (letter) => at(letter, dispute))
      await allowed(
        'serviceAddress.confirm',
        async () => place,
        (letter) => at(letter, dispute),
      )
    },
    ROW_MS,
  )

  it(
    'files: adding, sharing, taking back, looking at what was held',
    async () => {
      const { w } = site
      const dispute = await w.disputeAt('preparing')
      const bytes = samples.jpeg
      const who = (letter: string) => at(letter, dispute)
      const start: Place = { id: dispute.id, send: (person) => http.startFile(person, dispute, bytes) }
      await refused('evidenceItem.startUpload', start, who)
      await allowed('evidenceItem.startUpload', async () => start, who)
      const started = async (person: string): Promise<string> =>
        JSON.parse((await http.startFile(person, dispute, bytes)).text).evidenceId
      const complete = (evidenceId: string): Place => ({
        id: dispute.id,
        send: (person) => http.completeFile(person, dispute, evidenceId),
      })
      const stored = async (letter: Letter) => {
        const id = await started(who(letter))
        await http.putFile(who(letter), dispute, id, bytes)
        return id
      }
      await refused('evidenceItem.completeUpload', complete(await stored('A')), who)
      await allowed('evidenceItem.completeUpload', async (letter) => complete(await stored(letter)), who)
      const verified = async (letter: Letter) => {
        const id = await stored(letter)
        await http.completeFile(who(letter), dispute, id)
        await drainOutbox(w.platform)
        return id
      }
      const button = (act: string, evidenceId: string): Place => ({
        id: dispute.id,
        send: (person) => postAs(person, http.evidence(dispute), { act, evidenceId, reason: '看过了' }),
      })
      for (const [act, name] of [
        ['share', 'evidenceItem.share'],
        ['withdraw', 'evidenceItem.withdrawItem'],
      ] as const) {
        await refused(name, button(act, await verified('A')), who)
        await allowed(name, async (letter) => button(act, await verified(letter)), who)
      }
      const over = await verified('A')
      await button('withdraw', over).send(who('A'))
      for (const act of ['share', 'withdraw']) await outdated(dispute.id, () => button(act, over).send(who('A')))
      // A recording under the name of a picture is set aside.
      const held = async () => {
        const file = JSON.parse((await http.startFile(who('A'), dispute, samples.mp3)).text) as { evidenceId: string }
        await http.putFile(who('A'), dispute, file.evidenceId, samples.mp3)
        await http.completeFile(who('A'), dispute, file.evidenceId)
        await drainOutbox(w.platform)
        return file.evidenceId
      }
      for (const [act, name] of [
        ['release', 'evidenceItem.releaseFile'],
        ['refuse', 'evidenceItem.refuseFile'],
      ] as const) {
        const id = await held()
        await refused(name, button(act, id), who)
        await allowed(name, async () => button(act, id), who)
        await outdated(dispute.id, () => button(act, id).send('dispatcher'))
        await drainOutbox(w.platform)
      }
      const closed = await w.disputeAt('closedFailed')
      await outdated(closed.id, () => http.startFile(closed.applicant.personId, closed, bytes))
    },
    ROW_MS,
  )

  /** The forms of a draft, in the order of its pages. */
  const draftForms: readonly [act: string, page: string, fields: Fields][] = [
    ['filing.what', '/what', parts.what],
    ['filing.who', '/who', { ...parts.who, abroad: 'yes' }],
    ['filing.abroad', '/abroad', { question: 'who', answer: 'me' }],
    ['filing.want', '/want', parts.want],
    ['filing.evidence', '/evidence', { act: 'done' }],
    ['filing.me', '/me', parts.me],
    ['filing.helper', '/helper', { forWhom: 'self' }],
    ['handover.offer', '/phone', { act: 'offer' }],
    ['handover.end', '/phone', { act: 'end' }],
    ['filing.declare', '/check', TICKS],
  ]

  it(
    'a draft: its holder and nobody else, until it is filed',
    async () => {
      const { w } = site
      const [draft, other, thrown] = [await writtenDraft(w), await writtenDraft(w), await writtenDraft(w)]
      const holder = ({ token }: WrittenDraft) => site.holder('draft', token)
      const strangers: Sender[] = [holder(other), await site.person('dispatcher'), site.holder('draft', 'x'.repeat(43))]
      const tryAll = async (act: string, path: string, fields: Fields) => {
        const before = await http.standing(draft.id)
        const answers = await Promise.all(strangers.map((sender) => site.post(sender, path, fields)))
        expect([act, ...answers.map(({ status }) => status)]).toEqual([act, 404, 404, 404])
        expect(await http.standing(draft.id)).toEqual(before)
        expect(rowOf(act)).toMatchObject({ may: ['H'], not: [], others: 404 })
      }
      for (const [act, page, fields] of draftForms) {
        await tryAll(act, `/file/${draft.id}${page}`, fields)
        const { status, location } = await site.post(holder(draft), `/file/${draft.id}${page}`, fields)
        expect([act, status, location]).toEqual([act, 303, expect.stringContaining(draft.id)])
      }
      const code = await site.newestCode()
      await tryAll('dispute.submit', `/file/${draft.id}/code`, { code })
      expect((await site.post(holder(draft), `/file/${draft.id}/code`, { code })).location).toBe(
        `/file/${draft.id}/sent`,
      )
      const { personId } = await w.platform.db.party.findFirstOrThrow({
        where: { disputeId: draft.id, side: 'applicant' },
      })
      const words = { ...parts.what, facts: '这些话是在旧的页面上写的，不能丢。' }
      await outdated(draft.id, async () => {
        const answer = await postAs(personId, `/file/${draft.id}/what`, words)
        expect(answer.text).toContain(words.facts)
        return answer
      })
      await tryAll('dispute.discardDraft', `/file/${thrown.id}`, { act: 'discard' })
      expect((await site.post(holder(thrown), `/file/${thrown.id}`, { act: 'discard' })).status).toBe(303)
      await w.march(other.id, 'dispute', other.id, ['expireDraft'])
      for (const sender of strangers.slice(1)) {
        expect((await site.post(sender, `/file/${other.id}`, { act: 'restore' })).status).toBe(404)
      }
      expect((await site.post(holder(other), `/file/${other.id}`, { act: 'restore' })).status).toBe(303)
      expect((await http.standing(other.id)).dispute?.state).toBe('draft')
    },
    ROW_MS,
  )

  it(
    'an invitation: whoever holds its link, and only while it lasts',
    async () => {
      const { w } = site
      const [dispute, second] = [await w.disputeAt('inviting'), await w.disputeAt('inviting')]
      const holder = site.holder('invitation', await http.newToken(dispute))
      const none = site.holder('invitation', 'x'.repeat(22))
      const who = { name: '马建国', idNumber: '330699196409183112', consentIdentity: 'yes' }
      const opened = await site.post(none, `/i/${await http.newToken(second)}`, { act: 'open' })
      expect([opened.status, opened.location]).toEqual([303, '/i'])
      const forms: readonly [act: string, path: string, fields: () => Promise<Fields>][] = [
        ['invitation.ask', '/i/ask', async () => ({ text: '要花钱吗？' })],
        ['invitation.match', '/i/who', async () => ({ ...who, code: await site.newestCode() })],
        ['invitation.sayNotMe', '/i/not-me', async () => ({})],
      ]
      await site.post(holder, '/i/who', { act: 'sendCode' })
      for (const [act, path, fields] of forms) {
        const before = await http.standing(dispute.id)
        for (const sender of [none, await site.person(dispute.applicant.personId), await site.person('dispatcher')]) {
          expect([act, (await site.post(sender, path, await fields())).status]).toEqual([act, rowOf(act).others])
        }
        expect(await http.standing(dispute.id)).toEqual(before)
      }
      const again = site.holder('invitation', await http.newToken(second))
      for (const [act, path, fields] of forms) {
        const sender = act === 'invitation.sayNotMe' ? again : holder
        expect([act, (await site.post(sender, path, await fields())).status]).toEqual([act, 303])
      }
      await outdated(dispute.id, () => site.post(holder, '/i/not-me', {}))
      await outdated(dispute.id, async () => {
        const answer = await site.post(holder, '/i/ask', { text: '还想再问一句，不能丢。' })
        expect(answer.text).toContain('还想再问一句，不能丢。')
        return answer
      })
    },
    ROW_MS,
  )
})

const pages = goldenLines('pages').map((line) => {
  const [page = '', ...may] = line.split(' ')
  return { page, may }
})

describe('every page of a dispute', () => {
  let dispute: WorldDispute
  beforeAll(async () => {
    dispute = await courtActs(site.w).lodged()
  }, ROW_MS)

  it.each(pages)('$page opens for those who may read what is on it, and for nobody else', async ({ page, may }) => {
    const [area = '', ...rest] = page.split('/')
    const path = pathOf(dispute.code, rest.length > 0 ? `/${rest.join('/')}` : '', area === 'c' ? '' : `/${area}`)
    const statusFor = async (who: string) => (await site.get(await site.person(who), path)).status
    const found: string[] = []
    for (const letter of everybody) {
      const who =
        letter === 'A' ? dispute.applicant.personId : letter === 'R' ? dispute.respondent.personId : letters[letter]
      const status = await statusFor(who)
      expect([page, letter, [200, 403].includes(status), status]).toEqual([page, letter, true, status])
      if (status === 200) found.push(letter)
    }
    expect([page, ...found]).toEqual([page, ...everybody.filter((letter) => may.includes(letter))])
    expect([page, await statusFor(stranger)]).toEqual([page, 404])
  })
})

describe('a form out of an old tab, without scripts', () => {
  it.each<[string, Parameters<SitePeople['w']['disputeAt']>[0], Letter, Fields]>([
    ['/supplement', 'registered', 'A', { act: 'supplement', answers: ['合同在附件里，别丢。', '没有第二份，别丢。'] }],
    [
      '/decline',
      'choosingMediator',
      'R',
      { act: 'decline', reason: 'noTime', text: '最近都在外地，别丢。', share: 'yes' },
    ],
    ['/answer', 'choosingMediator', 'R', { act: 'acceptWhole' }],
    ['/close', 'inviting', 'A', { act: 'closeRefused' }],
  ])('%s is answered by 409 on its page, with every word that was typed', async (page, state, letter, fields) => {
    const dispute = await site.w.disputeAt(state)
    const sender = await site.person(letter === 'A' ? dispute.applicant.personId : dispute.respondent.personId)
    const before = await site.w.platform.db.trailEvent.count({ where: { chainId: dispute.id } })
    const { status, text } = await site.post(sender, pathOf(dispute.code, page), fields)
    expect(status).toBe(409)
    expect(text).toMatch(/data-refusal="(?:state\/moved-on|invitation\/not-answerable)"/)
    for (const [name, value] of Object.entries(fields)) {
      if (name === 'act') continue
      for (const word of [value].flat()) {
        const isTick = word === 'yes' || word === 'noTime'
        const kept = isTick ? new RegExp(`<input[^>]*name="${name}"[^>]*checked=""[^>]*value="${word}"`) : word
        expect(text).toMatch(kept)
      }
    }
    expect(await site.w.platform.db.trailEvent.count({ where: { chainId: dispute.id } })).toBe(before)
  })

  it('opened by itself, such a page leads to where the case stands', async () => {
    const dispute = await site.w.disputeAt('registered')
    const sender = await site.person(dispute.applicant.personId)
    for (const page of ['/supplement', '/close']) {
      const { status, location } = await site.get(sender, pathOf(dispute.code, page))
      expect([status, location]).toEqual([302, pathOf(dispute.code, '')])
    }
  })
})
