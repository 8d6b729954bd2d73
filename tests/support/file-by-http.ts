import { expect } from 'vitest'
import type { HttpPerson } from './http-person.ts'

const STORY = '退房时房东说墙面有划痕，押金三千四百元一分不退。'
const TICKS = { truth: 'yes', consentMediation: 'yes' }

/** Files a dispute over a deposit by the forms of the pages. @returns the path of the page that says that it arrived. */
export async function fileByHttp(person: HttpPerson, newestCode: () => Promise<string>): Promise<string> {
  const guide = '/guide/rental'
  const question = /name="question" value="([^"]+)"/.exec(await (await person.get(guide)).text())?.[1] ?? ''
  await person.submit(guide, { question, skip: 'yes' })
  const opened = await person.submit(`${guide}/result`, {})
  const result = opened.headers.get('location') ?? (await (await person.get(`${guide}/result`)).text())
  const base = /\/file\/[0-9a-f-]{36}/.exec(result)?.[0] ?? ''
  const me = {
    kind: 'person',
    idKind: 'resident',
    idNumber: '330699199903074521',
    phone: '13811110001',
    consentIdentity: 'yes',
  }
  const parts: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['what', { facts: STORY, act: 'save' }],
    ['who', { kind: 'person', name: '马建国', phone: '13811110002', index: '0', act: 'save' }],
    ['want', { amount: '3400', act: 'save' }],
    ['me', { ...me, name: '戴小雨', address: '浙江省诸暨市暨阳街道示例路1号', act: 'save' }],
    ['check', TICKS],
  ]
  for (const [part, fields] of parts) {
    expect([part, (await person.submit(`${base}/${part}`, fields)).status]).toEqual([part, 303])
  }
  const sent = await person.submit(`${base}/code`, { code: await newestCode() })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${base}/sent`])
  return `${base}/sent`
}
