import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csrfTokenOf, startSession } from '#app/domain/account/sessions.server.ts'
import { performSystem } from '#app/domain/engine/perform.server.ts'
import { newLink } from '#app/domain/invitation/link.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import * as answer from '#app/routes/invitation/answer.tsx'
import * as ask from '#app/routes/invitation/ask.tsx'
import * as caseDecline from '#app/routes/invitation/case-decline.tsx'
import * as decline from '#app/routes/invitation/decline.tsx'
import * as landing from '#app/routes/invitation/landing.tsx'
import * as link from '#app/routes/invitation/link.tsx'
import * as notMe from '#app/routes/invitation/not-me.tsx'
import * as response from '#app/routes/invitation/response.tsx'
import * as who from '#app/routes/invitation/who.tsx'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

type Door = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>
const VISIT = 'a-browser-that-nobody-knows'

describe('the doors of an invitation', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.stop())

  async function invited(): Promise<{ dispute: WorldDispute; token: string; id: string }> {
    const dispute = await w.disputeAt('inviting')
    const { id } = await w.platform.db.invitation.findFirstOrThrow({ where: { disputeId: dispute.id } })
    const { token } = await performSystem(w.platform, dispute.id, (act) => newLink(act, id))
    return { dispute, token, id }
  }

  const statusOf = (answered: unknown): number => {
    if (answered instanceof Response) return answered.status
    const init = (answered as { init?: { status?: number } | null } | null)?.init
    return init === undefined ? 200 : (init?.status ?? 200)
  }

  interface Knock {
    readonly method?: string
    readonly params?: Record<string, string>
    readonly cookies?: Record<string, string>
    readonly form?: Record<string, string>
  }

  /** One request at one door; what it answers is its status. */
  async function knock(door: Door, { method = 'GET', params = {}, cookies: jar = {}, form }: Knock): Promise<number> {
    const all = { [cookies.visit]: VISIT, ...jar }
    const session = jar[cookies.session]
    const body = form && new URLSearchParams({ csrf: csrfTokenOf(w.platform, session ?? VISIT), ...form }).toString()
    const request = new Request('http://127.0.0.1:3000/x', {
      method: form ? 'POST' : method,
      headers: {
        cookie: Object.entries(all)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(body ? { body } : {}),
    })
    const context = { platform: w.platform, nonce: '', demo: true, requestId: 'test', ip: '::1' }
    const args = { request, params, context } as unknown as LoaderFunctionArgs & ActionFunctionArgs
    return statusOf(await door(args).catch((error: unknown) => error))
  }

  const session = async (person: string) => ({
    [cookies.session]: await startSession(w.platform, (await w.as(person)).personId),
  })
  const stateOf = async (id: string) => (await w.platform.db.invitation.findFirstOrThrow({ where: { id } })).state
  const events = ({ id }: WorldDispute) => w.platform.db.trailEvent.count({ where: { chainId: id } })

  it('change nothing when a program looks at the link, however often', async () => {
    const { dispute, token, id } = await invited()
    const before = await events(dispute)
    for (const method of ['GET', 'HEAD', 'GET', 'GET']) {
      expect(await knock(link.loader as Door, { method, params: { token } })).toBe(200)
    }
    expect([await stateOf(id), await events(dispute)]).toEqual(['sent', before])
  })

  it('open by a click, once and the same when it comes again or from a second browser that got the link', async () => {
    const { dispute, token, id } = await invited()
    for (const key of [randomUUID(), randomUUID()]) {
      expect(await knock(link.action as Door, { params: { token }, form: { idempotencyKey: key } })).toBe(303)
    }
    expect(await stateOf(id)).toBe('opened')
    expect(await w.platform.db.trailEvent.count({ where: { chainId: dispute.id, type: 'invitation.open' } })).toBe(1)
  })

  it('show nothing without the link, with one that is over, or with one that ran out', async () => {
    const { token, id, dispute } = await invited()
    const pages: Door[] = [landing.loader, who.loader, ask.loader, decline.loader, notMe.loader].map(
      (one) => one as Door,
    )
    for (const page of pages) {
      expect(await knock(page, {})).toBeGreaterThanOrEqual(400)
      expect(await knock(page, { cookies: { [cookies.invitation]: 'x'.repeat(22) } })).toBeGreaterThanOrEqual(400)
      expect(await knock(page, { cookies: { [cookies.invitation]: token } })).toBe(200)
    }
    w.setLawTime(new Date(Date.now() + 8 * 86_400_000))
    for (const page of pages) {
      expect(await knock(page, { cookies: { [cookies.invitation]: token } })).toBeGreaterThanOrEqual(400)
    }
    expect(await knock(link.action as Door, { params: { token }, form: {} })).toBe(303)
    w.setLawTime(new Date())
    await w.march(dispute.id, 'invitation', id, ['revoke'])
    expect(await knock(landing.loader as Door, { cookies: { [cookies.invitation]: token } })).toBeGreaterThanOrEqual(
      400,
    )
    expect(await knock(link.loader as Door, { params: { token: 'x'.repeat(22) } })).toBe(404)
  })

  it('let nobody answer for somebody else, whoever is logged in', async () => {
    const { dispute, id } = await invited()
    const other = await w.disputeAt('preparing')
    const params = { code: dispute.code }
    const forms: [Door, Record<string, string>][] = [
      [answer.action as Door, { act: 'accept', consentMediation: 'yes' }],
      [caseDecline.action as Door, { reason: 'noTime' }],
      [response.action as Door, { text: '我替他说' }],
    ]
    const before = await events(dispute)
    const people: [string, number][] = [
      [other.respondent.personId, 404],
      [other.applicant.personId, 404],
      ['judge', 404],
      ['mediator', 404],
      [dispute.applicant.personId, 403],
      ['dispatcher', 403],
    ]
    for (const [person, status] of people) {
      const jar = await session(person)
      for (const [door, form] of forms) {
        expect([person, await knock(door, { params, cookies: jar, form })]).toEqual([person, status])
      }
    }
    // Who is invited and has logged in, but has not shown who he is, accepts nothing yet either.
    const own = await session(dispute.respondent.personId)
    for (const [door, form] of [forms[0], forms[2]].flatMap((one) => (one ? [one] : []))) {
      expect(await knock(door, { params, cookies: own, form })).toBe(403)
    }
    expect([await stateOf(id), await events(dispute)]).toEqual(['sent', before])
  })
})
