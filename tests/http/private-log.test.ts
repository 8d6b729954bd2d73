import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HttpPerson } from '#tests/support/http-person.ts'
import { startInstance, type TestInstance } from '#tests/support/instance.ts'

let instance: TestInstance
beforeAll(async () => {
  instance = await startInstance({ withoutVideo: true })
}, 400_000)
afterAll(() => instance?.stop())

/** Everything that any part of the instance has written to a log. */
async function logs(): Promise<string> {
  const files = await readdir(instance.dataDir, { recursive: true, withFileTypes: true })
  const names = files.filter((file) => file.isFile() && file.name.endsWith('.log'))
  return (await Promise.all(names.map((file) => readFile(join(file.parentPath, file.name), 'utf8')))).join('\n')
}

/** Ticks of the draft's first page, so that there is a draft to write in. */
async function openDraft(person: HttpPerson): Promise<string> {
  const page = await (await person.get('/guide/rental')).text()
  const question = /name="question" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await person.submit('/guide/rental', { question, skip: 'yes' })
  const opened = await person.submit('/guide/rental/result', {})
  const id = /\/file\/([0-9a-f-]{36})/.exec(opened.headers.get('location') ?? (await opened.text()))?.[1]
  if (id) return id
  const result = await (await person.get('/guide/rental/result')).text()
  return /\/file\/([0-9a-f-]{36})/.exec(result)?.[1] ?? ''
}

it('who files, mistypes, logs in and is refused leaves neither number nor name nor words in a log', async () => {
  const person = new HttpPerson(instance.origin)
  const mine = {
    phone: '13711112345',
    name: '欧阳无痕',
    idNumber: '110101199003070134',
    address: '绍兴市越城区无名巷19号',
  }
  const facts = '房东说地板是我弄坏的，可是入住时就有裂缝。'
  const id = await openDraft(person)
  expect(id).not.toBe('')
  const me = { kind: 'person', idKind: 'residentId', consentIdentity: 'yes', ...mine }
  const statuses = [
    await person.submit(`/file/${id}/what`, { facts }),
    await person.submit(`/file/${id}/me`, { ...me, idNumber: '110101199003070135' }),
    await person.submit(`/file/${id}/me`, me),
    await person.submit(`/file/${id}/who`, { kind: 'person', name: '上官无影', phone: '13711119876' }),
    await person.submit('/login', { act: 'send', phone: mine.phone }),
    await person.submit('/login', { act: 'enter', phone: mine.phone, code: '000000' }),
    await person.get(`/login?phone=${mine.phone}&name=${encodeURIComponent(mine.name)}`),
    await person.post(`/file/${id}/me`, { ...me, csrf: 'wrong' }),
  ].map(({ status }) => status)
  expect(statuses).toEqual([303, 422, 303, 303, 200, 422, 200, 403])
  await new Promise((wait) => setTimeout(wait, 500))
  const log = await logs()
  expect(log).toContain('"path":"/login"')
  const secrets = [...Object.values(mine), facts, '110101199003070135', '上官无影', '13711119876']
  for (const secret of secrets) {
    for (const form of [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
    ]) {
      expect(log.includes(form), `a log holds ${secret}`).toBe(false)
    }
  }
}, 60_000)
