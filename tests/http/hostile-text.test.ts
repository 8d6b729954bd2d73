import { randomUUID } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csrfTokenOf, startSession } from '#app/domain/account/sessions.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import routes from '#app/routes.ts'
import { goldenLines } from '#tests/mutation/table-lines.ts'
import { putBeforeCourt } from '#tests/support/before-court.ts'
import { type BuiltSite, serveBuiltSite } from '#tests/support/built-site.ts'
import { everyPath } from '#tests/support/every-path.ts'
import { HARMFUL, hostile, UNSEEN } from '#tests/support/hostile.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'

const START_MS = 240_000
const letters = {
  A: 'applicant',
  R: 'respondent',
  M: 'mediator',
  D: 'dispatcher',
  O: 'orgAdmin',
  C: 'clerk',
  J: 'judge',
}
const cases = goldenLines('acts').map((line) => {
  const [page = '', act = '', who = 'A'] = line.split(' ')
  return { page, act, who: who as keyof typeof letters }
})

/** The name of every field that some form of the product has, and of every parameter of an address. */
const FIELDS = [
  ...new Set(
    globSync('app/{routes,ui}/**/*.tsx').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bname="(\w+)"/g)].map(([, name = '']) => name),
    ),
  ),
].filter((name) => !['act', 'csrf', 'idempotencyKey'].includes(name))

let w: World
let site: BuiltSite
let dispute: WorldDispute
const sessions = new Map<string, Promise<string>>()

beforeAll(async () => {
  w = await world()
  site = await serveBuiltSite({ platform: w.platform, nonce: 'a-nonce', demo: true, requestId: 'test', ip: '::1' })
  dispute = await w.disputeAt('confirming')
  await putBeforeCourt(w, dispute)
}, START_MS)
afterAll(async () => {
  await site?.stop()
  await w?.stop()
})

const personOf = async (letter: keyof typeof letters): Promise<string> =>
  letter === 'A' || letter === 'R'
    ? dispute[letter === 'A' ? 'applicant' : 'respondent'].personId
    : (await w.as(letters[letter])).personId
const sessionOf = (personId: string): Promise<string> => {
  const known = sessions.get(personId) ?? startSession(w.platform, personId, { steppedUp: true })
  sessions.set(personId, known)
  return known
}
const pathOf = (page: string) => {
  const [area = '', ...rest] = page.split('/')
  return `/${[...(area === 'c' ? [] : [area]), 'c', encodeURIComponent(dispute.code), ...rest].join('/')}`
}
const post = async (who: keyof typeof letters, path: string, fields: URLSearchParams) => {
  const session = await sessionOf(await personOf(who))
  for (const [name, value] of Object.entries({ csrf: csrfTokenOf(w.platform, session), idempotencyKey: randomUUID() }))
    if (!fields.has(name)) fields.set(name, value)
  const answer = await fetch(`${site.origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `${cookies.session}=${session}`, origin: site.origin },
    body: fields,
  })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const read = async (who: keyof typeof letters, path: string) => {
  const cookie = `${cookies.session}=${await sessionOf(await personOf(who))}`
  const signal = AbortSignal.timeout(10_000)
  const answer = await fetch(`${site.origin}${path}`, { redirect: 'manual', headers: { cookie }, signal })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

describe('every form of a dispute', () => {
  it('is known by its fields', () => {
    for (const name of ['text', 'reason', 'finding', 'body', 'terms', 'mainFacts', 'address'])
      expect(FIELDS).toContain(name)
  })

  // Each field gets other words in each form, so that every kind is tried in many places.
  const round = (words: readonly string[], n: number) =>
    Object.fromEntries(FIELDS.map((field, index) => [field, words[(index + n) % words.length] ?? '']))

  it.each(cases)('$page $act: words that attack are refused or taken as words (AB-79)', async (one) => {
    const fields = new URLSearchParams({ act: one.act, ...round(Object.values(hostile), cases.indexOf(one)) })
    const { status, text } = await post(one.who, pathOf(one.page), fields)
    expect(status).toBeLessThan(500)
    for (const raw of HARMFUL) expect(text).not.toContain(raw)
  })

  it.each(cases)('$page $act: what cannot be seen is refused and changes nothing (AB-77)', async (one) => {
    const before = await w.platform.db.trailEvent.count({ where: { chainId: dispute.id } })
    const words = Object.values(UNSEEN).map((unseen) => `甲${unseen}乙`)
    const fields = new URLSearchParams({ act: one.act, ...round(words, 0) })
    const { status } = await post(one.who, pathOf(one.page), fields)
    // This form is a button that takes no words.
    if (one.act === 'video') return
    expect([403, 409, 410, 422]).toContain(status)
    expect(await w.platform.db.trailEvent.count({ where: { chainId: dispute.id } })).toBe(before)
  })
})

describe('every address', () => {
  it('with words that attack in each of its places answers in words', async () => {
    const wrong: string[] = []
    const words = Object.values(hostile).map((one) => one.slice(0, 300))
    for (const [n, path] of everyPath(
      await routes,
      encodeURIComponent(words[1] ?? ''),
      encodeURIComponent(dispute.code),
    ).entries()) {
      // News never end.
      if (path.endsWith('/live')) continue
      const query = new URLSearchParams(
        FIELDS.map((field, index) => [field, (words[(index + n) % words.length] ?? '').slice(0, 60)]),
      )
      const who = path.startsWith('/court') ? 'C' : /^\/(desk|dispatch)/.test(path) ? 'M' : 'A'
      const { status, text } = await read(who, `${path}?${query}`)
      const isAway = status >= 500 && (await read(who, path)).status >= 500
      if ((status >= 500 && !isAway) || HARMFUL.some((raw) => text.includes(raw)))
        wrong.push(`${who} ${path}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  it.each(['%00', '%E2%80%AE', '%ED%A0%80', '..%2F..%2F', '__proto__', '-'.repeat(36)])(
    'with %j as its number finds nothing',
    async (value) => {
      const wrong: string[] = []
      const code = encodeURIComponent(dispute.code)
      const numbers = [
        'papers/:v',
        'evidence/:v/file',
        'evidence/api/stored?evidenceId=:v',
        'session?step=:v',
        'agreement?at=:v',
      ]
      const paths = [
        ...numbers.map((one) => `/c/${code}/${one}`),
        '/verify/:v',
        '/i/:v',
        '/file/:v',
        '/c/:v',
        '/guide/:v',
        '/invitation/:v',
        '/court/c/:v',
      ]
      for (const path of paths) {
        const { status } = await read('A', path.replace(':v', value))
        if (status >= 500) wrong.push(`${path}: ${status}`)
      }
      expect(wrong).toEqual([])
    },
  )
})

describe('a form', () => {
  it('longer than any of ours is told so, and nothing of it is kept', async () => {
    const { status, text } = await post(
      'A',
      pathOf('c/messages'),
      new URLSearchParams({ act: 'send', body: '长'.repeat(200_000) }),
    )
    expect([status, text.includes('一次写得太多了')]).toEqual([413, true])
  })

  it('with a number of its own that no page gives is not taken', async () => {
    for (const key of ['k'.repeat(10_000), 'a\u0000b']) {
      const fields = new URLSearchParams({ act: 'send', thread: 'all', body: '好', idempotencyKey: key })
      expect((await post('A', pathOf('c/messages'), fields)).status).toBe(403)
    }
  })

  it('gives back every word when one of them holds what cannot be seen, and says which', async () => {
    const fields = new URLSearchParams({ act: 'send', thread: 'all', body: '押金\u202e三千' })
    const { status, text } = await post('A', pathOf('c/messages'), fields)
    expect([status, text.includes('看不见的控制字符'), text.includes('押金')]).toEqual([422, true, true])
  })
})
