import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Part } from '#tests/support/instance.ts'
import { type Actor, comeIn, movingPictures, roomStage, type Stage } from '#tests/support/room-stage.ts'

/** What the applicant saw when something failed. */
const PICTURES = 'tests/.artefacts/parts-away'
let stage: Stage
let applicant: Actor
let mediator: Actor
const soon = { timeout: 60_000, interval: 200 }

beforeAll(async () => {
  stage = await roomStage()
  ;[applicant, mediator] = await Promise.all([stage.enter('applicant'), stage.enter('mediator')])
}, 400_000)
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  await mkdir(PICTURES, { recursive: true })
  await applicant.page.screenshot({ path: join(PICTURES, `${task.id}.png`), fullPage: true })
})
afterAll(() => stage?.stop())

/** Keeps a part from running until the work is done, however often it is started again. */
async function without(part: Part, work: () => Promise<void>): Promise<void> {
  let isOver = false
  const keepDown = async () => {
    while (!isOver) {
      try {
        stage.instance.kill(part)
      } catch {
        // It does not run at this moment.
      }
      await sleep(50)
    }
  }
  const down = keepDown()
  try {
    await work()
  } finally {
    isOver = true
    await down
  }
}

/** A page with its scripts at work. */
const open = async (page: Page, name: string) => {
  await page.goto(`${stage.base}/${name}`)
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('form') ?? {}).some((key) => key.startsWith('__react')),
  )
}

const send = async ({ page }: Actor, words: string) => {
  await page.getByLabel('写一条留言').fill(words)
  await page.getByRole('button', { name: '发出' }).click()
}
const saidOnce = async (words: string) => {
  const { page } = applicant
  await page.locator('.thread, main').getByText(words, { exact: true }).first().waitFor({ timeout: 60_000 })
  await page.reload()
  // A part that has just come back may break off once more; its page then asks anew by itself.
  await page.getByText(words, { exact: true }).first().waitFor({ timeout: 60_000 })
  expect(await page.getByText(words, { exact: true }).count()).toBe(1)
}

it('what was pressed without a network goes out by itself, once, and nothing typed is lost meanwhile', async () => {
  const { page, context } = applicant
  await open(page, 'messages')
  await context.setOffline(true)
  await send(applicant, '押金条我找到了')
  await page.getByText('通了会自动交上去').waitFor()
  expect(await page.getByLabel('写一条留言').inputValue()).toBe('押金条我找到了')
  await sleep(3_000)
  await context.setOffline(false)
  await saidOnce('押金条我找到了')
}, 90_000)

it('what was pressed while the database is away is done by itself, once, when it is back', async () => {
  const { page } = applicant
  await open(page, 'messages')
  await without('postgres', async () => {
    await send(applicant, '房东说下周给')
    await page.getByText('通了会自动交上去').waitFor()
    const answer = await fetch(`${stage.instance.origin}/`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '3'])
    expect(await answer.text()).toContain('没有丢东西')
    expect((await fetch(`${stage.instance.origin}/readyz`)).status).toBe(503)
  })
  await saidOnce('房东说下周给')
}, 120_000)

it('evidence goes on by itself when the object store comes back, and is whole', async () => {
  const { page } = applicant
  await open(page, 'evidence')
  const text = `聊天记录 ${randomBytes(400_000).toString('hex')}`
  await page.getByLabel(/说一句这是什么/).fill('和房东的聊天记录')
  await without('store', async () => {
    await page
      .getByLabel(/拍照或选文件，对方也能看/)
      .setInputFiles({ name: 'chat.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.getByText('通了会自己接着传').first().waitFor({ timeout: 60_000 })
    await sleep(3_000)
  })
  const file = page.locator('a[href$="/file?download"]').first()
  await file.waitFor({ timeout: 90_000 })
  const got = await page.request.get(new URL((await file.getAttribute('href')) ?? '', page.url()).href)
  expect(await got.text()).toBe(text)
}, 240_000)

it('a conversation goes on by itself when the media server was away for a while', async () => {
  await comeIn(applicant, stage.base)
  const { page } = mediator
  await page.goto(`${stage.desk}/room`)
  await page.getByRole('button', { name: '请戴小雨进来' }).click()
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(1)
  await without('livekit', async () => {
    await applicant.page.getByText(/连接断了，正在自动接上/).waitFor({ timeout: 60_000 })
    await sleep(12_000)
    await applicant.page.getByText('等不及可以打电话').waitFor()
  })
  await expect.poll(() => movingPictures(applicant.page), soon).toBe(1)
  await expect.poll(() => movingPictures(page), soon).toBe(1)
}, 240_000)
