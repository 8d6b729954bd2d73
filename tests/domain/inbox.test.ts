import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexNames } from '#app/domain/account/name-index.server.ts'
import { createPerson, updatePerson } from '#app/domain/account/people.server.ts'
import { inboxOf } from '#app/domain/dispute/inbox.queries.server.ts'
import { mayStandInAddress } from '#app/domain/dispute/search.server.ts'
import { DEMO_ORGANISATION_ID, type World, type WorldDispute, world } from '#tests/support/world.ts'

let w: World
let one: WorldDispute
let other: WorldDispute
const own = [{ role: 'dispatcher' as const, organisationId: DEMO_ORGANISATION_ID, courtId: null }]
const elsewhere = [
  { role: 'dispatcher' as const, organisationId: '00000000-0000-7000-8003-00000000ffff', courtId: null },
]

const found = async (q: string, posts = own) => (await inboxOf(w.platform, posts, { q })).cases.map(({ code }) => code)
const codes = (...disputes: WorldDispute[]) => disputes.map(({ code }) => code).sort()

beforeAll(async () => {
  w = await world()
  ;[one, other] = [await w.disputeAt('filed'), await w.disputeAt('closedRefused')]
  await w.platform.db.$transaction((tx) => updatePerson(tx, w.platform, one.applicant.personId, { name: '欧阳晓梅' }))
  await w.platform.db.dispute.update({
    where: { id: other.id },
    data: { intakeType: 'neighbour', fileNumber: '（2026）诸人调字第7号' },
  })
})
afterAll(() => w?.stop())

describe('a dispatcher who looks for a case', () => {
  it('finds it by its code, however it is typed, and by the last four characters alone', async () => {
    expect(await found(one.code)).toEqual([one.code])
    expect(await found(one.code.toLowerCase().replaceAll('-', ' '))).toEqual([one.code])
    expect(await found(one.code.slice(-4))).toEqual([one.code])
  })

  it('finds it by its file number, with brackets of either width', async () => {
    expect(await found('（2026）诸人调字第7号')).toEqual([other.code])
    expect(await found('(2026)诸人调字第7号')).toEqual([other.code])
  })

  it('finds it by the whole name of a party as it is now, shown only as the list may show it', async () => {
    expect(await found('欧阳晓梅')).toEqual([one.code])
    expect(await found(' 欧阳 晓梅 ')).toEqual([one.code])
    expect((await found('马建国')).sort()).toEqual(codes(one, other))
    const { cases } = await inboxOf(w.platform, own, { q: '欧阳晓梅' })
    expect(cases.map(({ applicants }) => applicants)).toEqual([['欧阳某某']])
    expect(JSON.stringify(cases)).not.toContain('晓梅')
  })

  it('finds nothing by a part of a name: names are sealed and only answer as a whole', async () => {
    expect(await found('晓梅')).toEqual([])
    expect(await found('欧阳')).toEqual([])
  })

  it('finds it by the telephone number of a party', async () => {
    expect((await found('138 0000 0002')).sort()).toEqual(codes(one, other))
    expect(await found('13800000009')).toEqual([])
  })

  it('finds it by what it is about, also when it is closed', async () => {
    expect(await found('押金')).toEqual([one.code])
    expect(await found('邻里')).toEqual([other.code])
    expect(await found('neighbour')).toEqual([other.code])
  })

  it('finds no case of another organisation, in no way', async () => {
    for (const q of [one.code, one.code.slice(-4), '欧阳晓梅', '13800000002', '押金', '（2026）诸人调字第7号']) {
      expect([q, await found(q, elsewhere)]).toEqual([q, []])
    }
    const mediator = own.map((post) => ({ ...post, role: 'mediator' as const }))
    expect((await inboxOf(w.platform, mediator, { q: '押金' })).cases).toEqual([])
  })

  it('finds no draft, and takes marks and wildcards as what they are', async () => {
    const draft = await w.disputeAt('draft')
    await w.platform.db.dispute.update({ where: { id: draft.id }, data: { code: null } })
    expect(await found('押金')).toEqual([one.code])
    for (const q of ['%%', "' or 1=1 --", '\\', '__']) expect([q, await found(q)]).toEqual([q, []])
  })

  it('keeps names and numbers of people out of addresses', () => {
    for (const q of ['欧阳晓梅', '13800000002', '张三', '330699199903074521'])
      expect([q, mayStandInAddress(q)]).toEqual([q, false])
    for (const q of [one.code, one.code.slice(-4), '押金']) expect([q, mayStandInAddress(q)]).toEqual([q, true])
  })

  it('finds people from before names could be looked for, once the worker has been through them', async () => {
    await w.platform.db.person.update({ where: { id: one.applicant.personId }, data: { nameBidx: null } })
    expect(await found('欧阳晓梅')).toEqual([])
    expect(await indexNames(w.platform)).toBe(1)
    expect(await found('欧阳晓梅')).toEqual([one.code])
    expect(await indexNames(w.platform)).toBe(0)
  })

  it('meets a case whose party was erased without a name, and the list stays', async () => {
    const { platform } = w
    const personId = await platform.db.$transaction((tx) =>
      createPerson(tx, platform, { kind: 'person', name: '秦无名' }),
    )
    const joinedAt = platform.clock.real()
    const party = { id: platform.chance.id(), disputeId: one.id, personId, side: 'respondent', ordinal: 2, joinedAt }
    await platform.db.party.create({ data: party })
    await platform.db.personKey.update({ where: { personId }, data: { wrappedDek: null, destroyedAt: joinedAt } })
    const { cases } = await inboxOf(platform, own, { q: one.code })
    expect(cases.map(({ respondents }) => respondents)).toEqual([['马某某', '—']])
  })
})
