import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPerson } from '#app/domain/account/people.server.ts'
import { csrfTokenOf, startSession } from '#app/domain/account/sessions.server.ts'
import { dayOf } from '#app/domain/calendar/days.ts'
import { courtIdOf } from '#app/domain/seed/reference.server.ts'
import { createOrganisation } from '#app/domain/seed/set-up.server.ts'
import { keyOf } from '#app/domain/setting/settled.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { type BuiltSite, serveBuiltSite } from '#tests/support/built-site.ts'
import { settlesIn } from '#tests/support/settings.ts'
import { DEMO_ORGANISATION_ID, type World, world } from '#tests/support/world.ts'

const BUILD_MS = 240_000
const ORGANISATION = `/setting/organisation/${DEMO_ORGANISATION_ID}`
const NEW_MEDIATOR = `/setting/post/new/edit?role=mediator&organisation=${DEMO_ORGANISATION_ID}`

const LADDER = `/setting/rule/${keyOf('rule', 'ladder')}`
const RECEIPT = `/setting/notice/${keyOf('notice', 'receipt')}`
const TIMESTAMP = `/setting/authority/${keyOf('authority', 'timestamp')}`

describe('the pages on which administrators settle things', () => {
  let w: World
  let site: BuiltSite
  /** Everybody who is no administrator here: people, staff, and an administrator of another organisation. */
  let others: Readonly<Record<string, string>>
  const sessions = new Map<string, string>()
  beforeAll(async () => {
    w = await world()
    site = await serveBuiltSite({ platform: w.platform, nonce: '', demo: true, requestId: 'test', ip: '::1' })
    const stranger = await w.platform.db.$transaction((tx) =>
      createPerson(tx, w.platform, { kind: 'person', name: '路人' }),
    )
    const elsewhere = await w.platform.db.$transaction((tx) =>
      createOrganisation(tx, w.platform, {
        name: '嵊州市测试人民调解委员会',
        areaId: '330683',
        mark: '嵊调',
        publicPhone: '0575-00005678',
        courtIds: [],
        admin: { name: '外地管理员', phone: '13877770001' },
      }),
    )
    const { personId } = await w.platform.db.staffRole.findFirstOrThrow({ where: { organisationId: elsewhere } })
    const staff = ['mediator', 'dispatcher', 'clerk', 'judge', 'applicant'] as const
    const known = await Promise.all(staff.map(async (key) => [key, (await w.as(key)).personId] as const))
    others = { stranger, foreign: personId, ...Object.fromEntries(known) }
  }, BUILD_MS)
  afterAll(async () => {
    await site?.stop()
    await w?.stop()
  })

  const sessionOf = async (personId: string) => {
    const session = sessions.get(personId) ?? (await startSession(w.platform, personId, { steppedUp: true }))
    sessions.set(personId, session)
    return session
  }
  const get = async (personId: string, path: string) => {
    const cookie = `${cookies.session}=${await sessionOf(personId)}`
    const answer = await fetch(`${site.origin}${path}`, { redirect: 'manual', headers: { cookie } })
    return { status: answer.status, text: await answer.text() }
  }
  const post = async (personId: string, path: string, fields: Readonly<Record<string, string>>) => {
    const session = await sessionOf(personId)
    const answer = await fetch(`${site.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: `${cookies.session}=${session}`,
        origin: site.origin,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ csrf: csrfTokenOf(w.platform, session), idempotencyKey: randomUUID(), ...fields }),
    })
    return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
  }
  const me = async (key: string) => (await w.as(key)).personId
  const code = () => /\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? ''
  const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? ''
  const newcomer = (phone: string) => ({
    name: '陆测试',
    phone,
    fromOn: dayOf(new Date()),
    toOn: '',
    note: '新来的',
  })
  const standing = () =>
    Promise.all([
      w.platform.db.settingDraft.count(),
      w.platform.db.settingVersion.count(),
      w.platform.db.staffRole.count(),
    ])

  it.each([
    ...['/admin/organisations', '/admin/courts', '/admin/keys', `/admin/courts/${courtIdOf('330681')}`],
    ...['/admin/rules', '/admin/messages', '/admin/reasons', LADDER, `${LADDER}/edit`, `${RECEIPT}/edit`],
    ...['/setting/reason/new/edit?list=return', TIMESTAMP, `${TIMESTAMP}/edit`],
  ])('%s is an administrator’s of the platform, and nobody else’s', async (path) => {
    for (const [who, personId] of Object.entries({ ...others, orgAdmin: await me('orgAdmin') })) {
      expect([who, (await get(personId, path)).status]).toEqual([who, 403])
    }
    expect((await get(await me('platformAdmin'), path)).status).toBe(200)
  })

  it.each([`/org/${DEMO_ORGANISATION_ID}`, ORGANISATION, `${ORGANISATION}/edit`, NEW_MEDIATOR])(
    '%s is read by both administrators, and by nobody of elsewhere',
    async (path) => {
      for (const [who, personId] of Object.entries(others)) {
        expect([who, (await get(personId, path)).status]).toEqual([who, 403])
      }
      for (const who of ['orgAdmin', 'platformAdmin']) expect((await get(await me(who), path)).status).toBe(200)
    },
  )

  it('takes no form from whoever may not, and none that came from elsewhere', async () => {
    const before = await standing()
    for (const [who, personId] of Object.entries(others)) {
      const forms = [
        await post(personId, NEW_MEDIATOR, newcomer('13877770091')),
        await post(personId, `${ORGANISATION}/edit`, { publicPhone: '0575-1111111', note: '混进去' }),
        await post(personId, ORGANISATION, { act: 'withdraw', version: '1' }),
      ]
      expect([who, ...forms.map(({ status }) => status)]).toEqual([who, 403, 403, 403])
    }
    const admin = await me('orgAdmin')
    expect((await post(admin, NEW_MEDIATOR, { ...newcomer('13877770091'), csrf: 'forged' })).status).toBe(403)
    const clerk = `/setting/post/new/edit?role=clerk&court=${courtIdOf('330681')}`
    expect((await get(admin, clerk)).status).toBe(403)
    expect((await post(admin, clerk, newcomer('13877770091'))).status).toBe(403)
    expect(await standing()).toEqual(before)
  })

  it('gives a post by draft, preview and code; a form pressed twice gives it once', async () => {
    const admin = await me('orgAdmin')
    const form = randomUUID()
    const typed = { ...newcomer('13877770011'), idempotencyKey: form }
    const first = await post(admin, NEW_MEDIATOR, typed)
    expect(first).toMatchObject({ status: 303, to: `/setting/post/${form}/preview` })
    expect(await post(admin, NEW_MEDIATOR, typed)).toMatchObject({ status: 303, to: first.to })
    const preview = await get(admin, first.to)
    expect(preview.text).toContain('陆测试')
    const looked = { draft: hidden(preview.text, 'draft'), seen: hidden(preview.text, 'seen') }
    expect((await post(admin, first.to, { act: 'publish', ...looked, code: '000000' })).status).toBe(422)
    expect((await post(admin, first.to, { act: 'sendCode', ...looked })).to).toBe(`${first.to}?sent=1`)
    const press = { act: 'publish', ...looked, code: code(), idempotencyKey: randomUUID() }
    const [one, two] = await Promise.all([post(admin, first.to, press), post(admin, first.to, press)])
    expect([one?.status, two?.status].filter((status) => status === 303).length).toBeGreaterThan(0)
    expect((await post(admin, first.to, press)).status).toBe(303)
    expect(await w.platform.db.staffRole.count({ where: { id: form } })).toBe(1)
    expect(await w.platform.db.settingVersion.count({ where: { key: form } })).toBe(1)
  })

  it('publishes with the code of exactly what was looked at', async () => {
    const admin = await me('orgAdmin')
    const fields = { areaId: '330681', effectiveOn: dayOf(new Date()), note: '换了电话' }
    await post(admin, `${ORGANISATION}/edit`, { ...fields, publicPhone: '0575-1111111' })
    const first = await get(admin, `${ORGANISATION}/preview`)
    const looked = { draft: hidden(first.text, 'draft'), seen: hidden(first.text, 'seen') }
    await post(admin, `${ORGANISATION}/preview`, { act: 'sendCode', ...looked })
    const known = code()
    await post(admin, `${ORGANISATION}/edit`, { ...fields, publicPhone: '0575-2222222' })
    expect((await post(admin, `${ORGANISATION}/preview`, { act: 'publish', ...looked, code: known })).status).toBe(409)
    const second = await get(admin, `${ORGANISATION}/preview`)
    const now = { draft: hidden(second.text, 'draft'), seen: hidden(second.text, 'seen') }
    expect((await post(admin, `${ORGANISATION}/preview`, { act: 'publish', ...now, code: known })).status).toBe(422)
    await post(admin, `${ORGANISATION}/preview`, { act: 'sendCode', ...now })
    const done = await post(admin, `${ORGANISATION}/preview`, { act: 'publish', ...now, code: code() })
    expect(done).toMatchObject({ status: 303, to: ORGANISATION })
    const { publicPhone } = await w.platform.db.organisation.findFirstOrThrow({ where: { id: DEMO_ORGANISATION_ID } })
    expect(publicPhone).toBe('0575-2222222')
    expect((await get(admin, ORGANISATION)).text).toContain('换了电话')
  })

  it('tells the later of two what the other did, and keeps what he wrote', async () => {
    const { change, formOf } = settlesIn(w)
    const [admin, platformAdmin] = [await me('orgAdmin'), await w.as('platformAdmin')]
    const fields = { areaId: '330681', effectiveOn: dayOf(new Date()), note: '我写的', publicPhone: '0575-3333333' }
    await post(admin, `${ORGANISATION}/edit`, fields)
    const typed = await formOf(platformAdmin, 'organisation', DEMO_ORGANISATION_ID)
    await change(platformAdmin, { kind: 'organisation', key: DEMO_ORGANISATION_ID, typed: { ...typed, mark: '暨调' } })
    const met = await get(admin, `${ORGANISATION}/preview`)
    expect(met.text).toContain('别人刚刚改过这一项')
    const looked = { draft: hidden(met.text, 'draft'), seen: hidden(met.text, 'seen') }
    expect((await post(admin, `${ORGANISATION}/preview`, { act: 'sendCode', ...looked })).status).toBe(409)
    expect((await post(admin, `${ORGANISATION}/preview`, { act: 'rebase' })).status).toBe(303)
    const again = await get(admin, `${ORGANISATION}/preview`)
    expect(again.text).toContain('0575-3333333')
    expect(again.text).not.toContain('别人刚刚改过这一项')
    await post(admin, `${ORGANISATION}/preview`, { act: 'discard' })
    expect((await get(admin, `${ORGANISATION}/preview`)).status).toBe(302)
  })

  it('settles a rule: what the law has set stays, what is wrong is said at its field, and nobody else sends it', async () => {
    const admin = await me('platformAdmin')
    const typed = { secondMessage: '3', call: '6', callTries: '3', visit: '11', visitTries: '2' }
    const form = { ...typed, effectiveOn: dayOf(new Date()), note: '多等一天' }
    for (const personId of [...Object.values(others), await me('orgAdmin')]) {
      expect((await post(personId, `${LADDER}/edit`, form)).status).toBe(403)
    }
    const wrong = await post(admin, `${LADDER}/edit`, { ...form, visit: '5' })
    expect([wrong.status, wrong.text.includes('一步接一步')]).toEqual([422, true])
    const byLaw = `/setting/rule/${keyOf('rule', 'deadline.confirm.apply')}/edit`
    expect((await post(admin, byLaw, { n1: '60', effectiveOn: dayOf(new Date()), note: '试试' })).status).toBe(403)
    expect((await post(admin, `${LADDER}/edit`, form)).to).toBe(`${LADDER}/preview`)
    const preview = await get(admin, `${LADDER}/preview`)
    const looked = { draft: hidden(preview.text, 'draft'), seen: hidden(preview.text, 'seen') }
    await post(admin, `${LADDER}/preview`, { act: 'sendCode', ...looked })
    expect((await post(admin, `${LADDER}/preview`, { act: 'publish', ...looked, code: code() })).to).toBe(LADDER)
    expect((await get(admin, LADDER)).text).toContain('多等一天')
    expect((await get(admin, '/setting/rule/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })
})
