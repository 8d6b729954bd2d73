import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPerson } from '#app/domain/account/people.server.ts'
import { csrfTokenOf, startSession } from '#app/domain/account/sessions.server.ts'
import type { Platform } from '#app/domain/platform/platform.ts'
import { courtIdOf } from '#app/domain/seed/reference.server.ts'
import { createMediator, createOrganisation, giveRole } from '#app/domain/seed/set-up.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import { goldenLines } from '#tests/mutation/table-lines.ts'
import { putBeforeCourt } from '#tests/support/before-court.ts'
import { type BuiltSite, serveBuiltSite } from '#tests/support/built-site.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const BUILD_MS = 240_000
/** Another place of the same province. */
const ELSEWHERE = '330602'
const letters = {
  A: 'applicant',
  R: 'respondent',
  M: 'mediator',
  D: 'dispatcher',
  O: 'orgAdmin',
  C: 'clerk',
  J: 'judge',
}
type Letter = keyof typeof letters
const everybody = Object.keys(letters) as Letter[]

interface Case {
  readonly page: string
  readonly act: string
  readonly may: readonly string[]
}
const cases: readonly Case[] = goldenLines('acts').map((line) => {
  const [page = '', act = '', ...may] = line.split(' ')
  return { page, act, may }
})

/** `desk/room` of a dispute is `/desk/c/<code>/room`, `c` its home. */
const pathOf = (page: string, code: string) => {
  const [area = '', ...rest] = page.split('/')
  return `/${[...(area === 'c' ? [] : [area]), 'c', encodeURIComponent(code), ...rest].join('/')}`
}

/** Every form that some page of a dispute answers to, read from the source. */
function formsInSource(): string[] {
  return globSync('app/{routes,http}/**/*.{ts,tsx}').flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    if (!/caseAction\(\{|runForm\(form, entries/.test(source)) return []
    return [...source.matchAll(/(\w+): formAct\(/g)].map(([, act = '']) => act)
  })
}

/** Desks that list the cases of an organisation or a court. */
const DESKS = { clerk: '/court', judge: '/court' } as const

/** An organisation and a court of another place, with everybody who works there. */
async function staffElsewhere(tx: Tx, platform: Platform): Promise<Readonly<Record<string, string>>> {
  const courtId = courtIdOf(ELSEWHERE)
  const staff = (name: string, no: number) => ({ name, phone: `1391111000${no}` })
  const admin = staff('外地管理员', 1)
  const place = { name: '外地调解委员会', areaId: ELSEWHERE, mark: '外调', publicPhone: '0575-0000-9999' }
  const organisationId = await createOrganisation(tx, platform, { ...place, admin, courtIds: [courtId] })
  const certificate = { name: '人民调解员证', from: '2024-01-01', to: null }
  const skills = { topics: ['rental'], hours: [{ weekday: 1, from: '09:00', to: '17:00' }], certificate }
  const { personId } = await tx.staffRole.findFirstOrThrow({ where: { organisationId, role: 'orgAdmin' } })
  return {
    orgAdmin: personId,
    mediator: await createMediator(tx, platform, { ...staff('外地调解员', 2), ...skills, organisationId }),
    dispatcher: await giveRole(tx, platform, staff('外地受理员', 3), { role: 'dispatcher', organisationId }),
    clerk: await giveRole(tx, platform, staff('外地书记员', 4), { role: 'clerk', courtId }),
    judge: await giveRole(tx, platform, staff('外地法官', 5), { role: 'judge', courtId }),
  }
}

describe('every form of a dispute over HTTP', () => {
  let w: World
  let site: BuiltSite
  let dispute: WorldDispute
  let stranger: string
  /** Staff of another organisation and of another court, by what they are there. */
  let foreign: Readonly<Record<string, string>>
  const sessions = new Map<string, string>()
  beforeAll(async () => {
    w = await world()
    site = await serveBuiltSite({ platform: w.platform, nonce: '', demo: true, requestId: 'test', ip: '::1' })
    dispute = await disputeForAll()
    stranger = await w.platform.db.$transaction((tx) => createPerson(tx, w.platform, { kind: 'person', name: '路人' }))
    foreign = await w.platform.db.$transaction((tx) => staffElsewhere(tx, w.platform))
  }, BUILD_MS)
  afterAll(async () => {
    await site?.stop()
    await w?.stop()
  })

  /** One to which all seven have a relation. */
  const disputeForAll = async () => {
    const made = await w.disputeAt('confirming')
    await putBeforeCourt(w, made)
    return made
  }
  const personOf = async (letter: Letter, { applicant, respondent }: WorldDispute) =>
    letter === 'A' ? applicant.personId : letter === 'R' ? respondent.personId : (await w.as(letters[letter])).personId

  const sessionOf = async (personId: string) => {
    const session = sessions.get(personId) ?? (await startSession(w.platform, personId, { steppedUp: true }))
    sessions.set(personId, session)
    return session
  }
  const read = async (personId: string, path: string) => {
    const cookie = `${cookies.session}=${await sessionOf(personId)}`
    const answer = await fetch(`${site.origin}${path}`, { redirect: 'manual', headers: { cookie } })
    return { status: answer.status, text: await answer.text() }
  }
  const post = async (personId: string, { page, act }: Case, fields: Record<string, string> = {}, at = dispute) => {
    const session = await sessionOf(personId)
    return fetch(`${site.origin}${pathOf(page, at.code)}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: `${cookies.session}=${session}`,
        origin: site.origin,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        csrf: csrfTokenOf(w.platform, session),
        idempotencyKey: randomUUID(),
        act,
        ...fields,
      }),
    })
  }
  const standing = async ({ id }: WorldDispute) => ({
    events: await w.platform.db.trailEvent.count({ where: { chainId: id } }),
    row: await w.platform.db.dispute.findFirst({ where: { id }, select: { state: true, stateSeq: true } }),
    later: await w.platform.db.outbox.count(),
  })

  it('has a case here: a new one without is a failure', () => {
    // Two forms use a code of the person: the address and the ruling, which `policy-rows.test.ts` tries.
    const known = [...cases.map(({ act }) => act), 'address'].sort()
    expect([...formsInSource(), 'sign'].sort()).toEqual(known)
  })

  it.each(cases)('$page $act is refused to whoever may not, and changes nothing', async (one) => {
    const before = await standing(dispute)
    for (const letter of everybody.filter((other) => !one.may.includes(other))) {
      const { status } = await post(await personOf(letter, dispute), one)
      expect([letter, status]).toEqual([letter, 403])
    }
    for (const [who, personId] of Object.entries({ stranger, ...foreign })) {
      expect([who, (await post(personId, one)).status]).toEqual([who, 404])
    }
    expect(await standing(dispute)).toEqual(before)
  })

  it.each(cases)('$page $act is heard from whoever may', async (one) => {
    for (const letter of everybody.filter((other) => one.may.includes(other))) {
      const before = await standing(dispute)
      const { status } = await post(await personOf(letter, dispute), one)
      expect([303, 409, 422], `${letter}: ${status}`).toContain(status)
      const after = await standing(dispute)
      if (status !== 303) expect(after).toEqual(before)
      if (JSON.stringify(after.row) !== JSON.stringify(before.row)) dispute = await disputeForAll()
    }
  })

  it.each(['/admin/holidays', '/admin/holidays/2026'])('%s is an administrator’s, and nobody else’s', async (path) => {
    const send = async (personId: string) => {
      const session = await sessionOf(personId)
      const { status } = await fetch(`${site.origin}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: `${cookies.session}=${session}`,
          origin: site.origin,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          csrf: csrfTokenOf(w.platform, session),
          act: path.endsWith('2026') ? 'publish' : 'draft',
          plan: '年份：2027\n来源：不该收下的安排\n元旦：2027-01-01',
          version: '1',
          seen: 'something else',
        }),
      })
      return [(await read(personId, path)).status, status]
    }
    for (const letter of everybody)
      expect([letter, ...(await send(await personOf(letter, dispute)))]).toEqual([letter, 403, 403])
    expect(await send(stranger)).toEqual([403, 403])
    expect(await w.platform.db.holidayPlan.count()).toBe(1)
    const { personId } = await w.as('platformAdmin')
    expect(await send(personId)).toEqual([200, path.endsWith('2026') ? 409 : 303])
    await w.platform.db.holidayPlan.deleteMany({ where: { publishedAt: null } })
  })

  it.each([...new Set(cases.map(({ page }) => page))])('%s is not there for staff of elsewhere', async (page) => {
    for (const [who, personId] of Object.entries(foreign)) {
      const { status, text } = await read(personId, pathOf(page, dispute.code))
      expect([who, status, text.includes(dispute.applicant.name)]).toEqual([who, 404, false])
    }
  })

  it.each(Object.entries(DESKS))('%s of elsewhere has a desk without this case', async (role, desk) => {
    const { code } = await disputeForAll()
    expect((await read((await w.as(role)).personId, desk)).text).toContain(code)
    const { status, text } = await read(foreign[role] ?? '', desk)
    expect([status, text.includes(code)]).toEqual([200, false])
  })

  it('sends whoever is not logged in to the door', async () => {
    const answer = await fetch(`${site.origin}${pathOf('c/withdraw', dispute.code)}`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')?.startsWith('/login')]).toEqual([302, true])
  })

  it('twenty identical posts at once are one act, twenty different ones are told that things moved on', async () => {
    const form = { page: 'c/withdraw', act: 'withdraw', may: ['A'] }
    const same = await w.disputeAt('filed')
    const key = { idempotencyKey: randomUUID(), sure: 'yes' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(same.applicant.personId, form, key, same)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await withdrawals(same)).toBe(1)
    const reused = await post(same.applicant.personId, form, { ...key, more: 'yes' }, same)
    expect(reused.status).toBeGreaterThanOrEqual(409)
    const other = await w.disputeAt('filed')
    const many = await Promise.all(
      Array.from({ length: 20 }, () => post(other.applicant.personId, form, { sure: 'yes' }, other)),
    )
    expect(many.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 409)])
    expect(await withdrawals(other)).toBe(1)
  })

  const withdrawals = ({ id }: WorldDispute) =>
    w.platform.db.trailEvent.count({ where: { chainId: id, type: 'dispute.withdraw' } })
})
