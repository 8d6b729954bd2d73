import { randomUUID } from 'node:crypto'
import { csrfTokenOf, startSession } from '#app/domain/account/sessions.server.ts'
import type { OutgoingMessage } from '#app/domain/platform/platform.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform } from '#app/http/platform.server.ts'
import { cookies } from '#app/http/visitor.server.ts'
import { startInstance } from './instance.ts'
import { type World, worldOn } from './world.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Who sends a form: a session, the cookie of a draft or of an invitation, or a browser that nobody knows. */
export interface Sender {
  readonly cookie: string
  readonly csrf: string
}

/** What an answer was, read to its end. */
export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly text: string
  readonly setCookie: string
}

/** A real site of two web processes that take turns, with a world in its record; afterwards-work is done by the test. */
export interface SitePeople {
  readonly w: World
  /** A demonstration account or a person, logged in. */
  person(keyOrPersonId: string): Promise<Sender>
  /** A browser with this cookie and no session. */
  holder(cookie: keyof typeof cookies, value: string): Sender
  /** Posts one form with a number of its own, unless `fields` brings one. */
  post(sender: Sender, path: string, fields: Fields): Promise<Answer>
  /** The same to the endpoints of an upload, which speak JSON. */
  postJson(sender: Sender, path: string, body: unknown, key?: string): Promise<Answer>
  get(sender: Sender, path: string): Promise<Answer>
  /** The digits of the newest code that was sent. */
  newestCode(): Promise<string>
  stop(): Promise<void>
}

const VISIT = 'a-browser-that-nobody-knows-yet-1234567890'

export async function sitePeople(): Promise<SitePeople> {
  const instance = await startInstance({ withoutVideo: true, processes: 2, webEnv: { WORKER: '0' } })
  const sent: OutgoingMessage[] = []
  const keep = async (message: OutgoingMessage) => {
    sent.push(message)
    return `test:${message.idem}`
  }
  const env = parseEnvironment({ ...process.env, ...instance.inside.env })
  const platform = await createPlatform(settingsOf(env), { sms: keep, mail: keep })
  const w: World = {
    ...worldOn(platform),
    sent,
    setLawTime: () => {
      throw new Error('the clock of a running site is set at its start')
    },
    stop: () => platform.close(),
  }
  const sessions = new Map<string, Promise<string>>()
  let turn = 0

  const ask = async (path: string, headers: Record<string, string>, body?: URLSearchParams | string) => {
    const origin = instance.origins[turn++ % instance.origins.length] ?? ''
    const method = body === undefined ? 'GET' : 'POST'
    const answer = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...headers, origin, 'sec-fetch-site': 'same-origin' },
      ...(body === undefined ? {} : { body }),
    })
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      text: await answer.text(),
      setCookie: answer.headers.getSetCookie().join('\n'),
    }
  }

  return {
    w,
    async person(who) {
      const { personId } = await w.as(who)
      const known = sessions.get(personId) ?? startSession(platform, personId, { steppedUp: true })
      sessions.set(personId, known)
      const session = await known
      return { cookie: `${cookies.session}=${session}`, csrf: csrfTokenOf(platform, session) }
    },
    holder: (cookie, value) => ({
      cookie: `${cookies.visit}=${VISIT}; ${cookies[cookie]}=${value}`,
      csrf: csrfTokenOf(platform, VISIT),
    }),
    post(sender, path, fields) {
      const form = new URLSearchParams({ csrf: sender.csrf, idempotencyKey: randomUUID() })
      for (const [name, value] of Object.entries(fields)) {
        form.delete(name)
        for (const one of [value].flat()) form.append(name, one)
      }
      return ask(path, { cookie: sender.cookie }, form)
    },
    postJson: (sender, path, body, key = randomUUID()) =>
      ask(
        path,
        {
          cookie: sender.cookie,
          'content-type': 'application/json',
          'x-csrf-token': sender.csrf,
          'idempotency-key': key,
        },
        JSON.stringify(body),
      ),
    get: (sender, path) => ask(path, { cookie: sender.cookie }),
    async newestCode() {
      const { rendered } = await platform.db.notice.findFirstOrThrow({
        where: { key: 'login-code' },
        orderBy: { id: 'desc' },
      })
      const { text } = JSON.parse(Buffer.from(platform.keys.unwrap(rendered, platform.keys.kekId)).toString()) as {
        text: string
      }
      return /\d{6}/.exec(text)?.[0] ?? ''
    },
    async stop() {
      await platform.close()
      await instance.stop()
    },
  }
}
