import { beforeAll, describe, expect, it } from 'vitest'
import { type SiteWeight, siteWeight } from '#tests/support/site-weight.ts'

const BUILD_MS = 300_000
const MOST_SCRIPT = 110_000

/** Everything that a party or a stranger may open on a phone; the room itself carries the video client. */
const PARTY_ROUTES = [
  ...['', 'login', 'me', 'me/ways', 'topics', 'help', 'privacy', 'accessibility', 'elsewhere', 'verify/:number?', '*'],
  ...['guide/:topic', 'guide/:topic/stop', 'guide/:topic/letter', 'guide/:topic/result', 'file/resume', 'file/:draft'],
  ...['what', 'who', 'abroad', 'want', 'attachments', 'evidence', 'me', 'check', 'code', 'sent'].map(
    (part) => `file/:draft/${part}`,
  ),
  ...['file/helped', 'file/:draft/helper', 'file/:draft/spoken', 'file/:draft/phone', 'h', 'h/:token', 'with/:token'],
  ...[
    'i',
    'i/who',
    'i/ask',
    'i/decline',
    'i/not-me',
    'i/letter',
    'i/later',
    'i/:token',
    'invitations',
    'invitation/:what',
  ],
  ...['', '/answer', '/decline', '/response', '/record', '/supplement', '/close', '/withdraw', '/evidence'].map(
    (part) => `c/:code${part}`,
  ),
  ...['mediator', 'leave', 'book', 'messages', 'offers', 'session', 'session/check', 'agreement', 'sign'].map(
    (part) => `c/:code/${part}`,
  ),
  ...['confirm', 'court', 'rate', 'performance', 'later', 'companions', 'requests'].map((part) => `c/:code/${part}`),
]
/** Desks, the room, and addresses that answer with no page. */
const OTHERS =
  /^(?:desk|dispatch|court|seal|admin|dev|demo|webhooks)(?:\/|$)|^(?:display|logout|open|root\.pem)$|session\/(?:room|token|code|check\/token|room\/state)$|\/(?:live|session\.ics|trail\.json|papers\/:number|api\/:call|:id\/file|room\/state)$/

describe('what a page makes a phone load', () => {
  let weight: SiteWeight
  beforeAll(async () => {
    weight = await siteWeight()
  }, BUILD_MS)

  it('every page of the site map is a party’s or named as somebody else’s', () => {
    const unnamed = [...weight.scripts.keys()].filter((path) => !PARTY_ROUTES.includes(path) && !OTHERS.test(path))
    expect(unnamed).toEqual([])
  })

  it.each(PARTY_ROUTES)('at most 110 kB of JavaScript, gzipped: /%s', (path) => {
    expect(weight.scripts.get(path)).toBeLessThanOrEqual(MOST_SCRIPT)
  })
})
