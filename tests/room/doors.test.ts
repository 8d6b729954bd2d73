import { afterAll, beforeAll, expect, it } from 'vitest'
import { csrfTokenOf, startSession } from '#app/domain/account/sessions.server.ts'
import { enterWaiting, removePerson } from '#app/domain/session/commands.server.ts'
import { admit } from '#app/domain/session/moves.server.ts'
import { pauseSession, resumeSession } from '#app/domain/session/pauses.server.ts'
import { parseEnvironment, settingsOf } from '#app/http/env.server.ts'
import { createPlatform, type OpenPlatform } from '#app/http/platform.server.ts'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'
import { type BookedSession, bookedSession } from '#tests/support/session-world.ts'
import { worldOn } from '#tests/support/world.ts'

let instance: TestInstance
let platform: OpenPlatform
let ours: BookedSession
let theirs: BookedSession

beforeAll(async () => {
  instance = await startInstance()
  platform = await createPlatform(settingsOf(parseEnvironment(instance.inside.env)))
  const w = worldOn(platform)
  ours = await bookedSession(w)
  theirs = await bookedSession(w)
}, 400_000)
afterAll(async () => {
  await platform?.close()
  await instance?.stop()
})

const person = async (personId: string) =>
  new HttpPerson(instance.origin).hold('__Host-yanhe', await startSession(platform, personId))
const token = async (personId: string, { code }: BookedSession) => {
  const answer = await (await person(personId)).get(`/c/${encodeURIComponent(code)}/session/token`)
  const text = await answer.text()
  const parts = text ? (JSON.parse(text) as { token?: string }).token?.split('.') : undefined
  const room = parts ? JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString()).video.room : null
  return { status: answer.status, room: room as string | null, text }
}

it('a party gets no token before admission, and only that of its own room; strangers, the removed and the paused none', async () => {
  const { applicant, respondent, sessionId } = ours
  const none = { status: 204, room: null, text: '' }
  const path = `/c/${encodeURIComponent(ours.code)}/session/token`
  expect((await new HttpPerson(instance.origin).get(path)).status).toBeGreaterThanOrEqual(300)
  expect(await token(applicant.personId, ours)).toEqual(none)
  await ours.as(applicant.personId, enterWaiting, { sessionId })
  await ours.as(respondent.personId, enterWaiting, { sessionId })
  expect(await token(applicant.personId, ours)).toEqual(none)
  await ours.as('mediator', admit, { sessionId, personId: applicant.personId })
  const first = await token(applicant.personId, ours)
  expect(first.room).toMatch(/^s_/)
  expect(await token(respondent.personId, ours)).toEqual(none)
  // Whatever is asked for, the seat decides.
  const asked = await (await person(respondent.personId)).get(`${path}?room=${first.room}&seat=x`)
  expect(asked.status).toBe(204)
  for (const stranger of [theirs.applicant.personId, theirs.respondent.personId]) {
    expect((await token(stranger, ours)).status).toBe(404)
  }
  await ours.as('mediator', removePerson, { sessionId, personId: applicant.personId, reason: '一直打断别人' })
  expect(await token(applicant.personId, ours)).toEqual(none)
  await ours.as(applicant.personId, enterWaiting, { sessionId })
  await ours.as('mediator', admit, { sessionId, personId: applicant.personId })
  const again = await token(applicant.personId, ours)
  expect(again.room).not.toBe(first.room)
  await ours.as('mediator', pauseSession, { sessionId })
  expect(await token(applicant.personId, ours)).toEqual(none)
  await ours.as('mediator', resumeSession, { sessionId })
  expect((await token(applicant.personId, ours)).room).not.toBe(again.room)
})

it('the device check opens a room of one that belongs to no session, another one each time', async () => {
  const path = `/c/${encodeURIComponent(ours.code)}/session/check/token`
  const rooms: string[] = []
  for (let n = 0; n < 2; n += 1) {
    const answer = await (await person(ours.applicant.personId)).get(path)
    const { token: given } = (await answer.json()) as { token: string }
    rooms.push(JSON.parse(Buffer.from(given.split('.')[1] ?? '', 'base64url').toString()).video.room)
  }
  expect(new Set(rooms).size).toBe(2)
  const known = await platform.db.room.findMany({ where: { name: { in: rooms } } })
  expect(known).toEqual([])
  expect((await (await person(theirs.applicant.personId)).get(path)).status).toBe(404)
})

it('the sign of life of a session is its mediator’s alone', async () => {
  const beat = async (personId: string, fields: Readonly<Record<string, string>> = {}) => {
    const session = await startSession(platform, personId)
    const who = new HttpPerson(instance.origin).hold('__Host-yanhe', session)
    const path = `/desk/c/${encodeURIComponent(ours.code)}/room/beat`
    const own = { csrf: csrfTokenOf(platform, session), here: 'yes', spoken: '' }
    return (await who.post(path, { ...own, ...fields })).status
  }
  const beats = () => platform.db.mediatorBeat.count({ where: { sessionId: ours.sessionId } })
  expect(await beat(ours.applicant.personId)).toBe(403)
  expect(await beat(theirs.applicant.personId)).toBe(404)
  const { personId } = await worldOn(platform).as('mediator')
  expect(await beat(personId, { csrf: 'somebody else’s' })).toBeGreaterThanOrEqual(400)
  expect(await beat(personId, { spoken: 'seat-x:1' })).toBeGreaterThanOrEqual(400)
  expect(await beats()).toBe(0)
  expect(await beat(personId)).toBe(204)
  expect(await beats()).toBe(1)
})

it('console, board, plan and room are there without scripts, each with its acts', async () => {
  const shown = async (personId: string, path: string) => {
    const answer = await (await person(personId)).get(path)
    return `${answer.status} ${await answer.text()}`
  }
  const { personId } = await worldOn(platform).as('mediator')
  const desk = `/desk/c/${encodeURIComponent(ours.code)}`
  for (const path of [`${desk}/room`, `${desk}/room/board`]) {
    const page = await shown(personId, path)
    expect(page).toMatch(/^200 /)
    for (const words of ['我的房间', '和申请人单独谈', '我单独待一会儿', 'value="move"']) expect(page).toContain(words)
    expect(await shown(ours.applicant.personId, path)).toMatch(/^403 /)
  }
  const whole = await shown(personId, `${desk}/room`)
  for (const words of ['双方各说了多久', '议程', '我的笔记', '对所有房间说一句', '休息10分钟', '可能有危险，停下来'])
    expect(whole).toContain(words)
  expect(await shown(personId, `${desk}/prep`)).toContain('请进来以后到')
  const room = await shown(ours.applicant.personId, `/c/${encodeURIComponent(ours.code)}/session/room`)
  for (const words of ['举手', '悄悄告诉调解员：我需要帮助']) expect(room).toContain(words)
})
