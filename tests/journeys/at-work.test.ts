import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look } from '#tests/support/look.ts'
import { isAwake } from '#tests/support/page-checks.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'
import { serveWorld, type WorldSite } from '#tests/support/world-site.ts'

describe('what is pressed on a slow line', () => {
  let w: World
  let site: WorldSite
  let dispute: WorldDispute
  beforeAll(async () => {
    w = await world()
    site = await serveWorld(w)
    dispute = await w.disputeAt('choosingMediator')
  }, 240_000)
  afterAll(async () => {
    await site?.stop()
    await w?.stop()
  })

  it('shows that it is at work, tells it, and goes out once however often it is pressed', async () => {
    const page = await site.enter(dispute.applicant.personId)
    await page.goto(`/c/${encodeURIComponent(dispute.code)}/mediator`)
    await isAwake(page)
    let posts = 0
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/*.data*', async (route) => {
      if (route.request().method() === 'POST') {
        posts += 1
        await held
      }
      await route.continue()
    })
    const pressed = page.getByRole('button', { name: '请陈示例调解' })
    const other = page.getByRole('button', { name: '请周示例调解' })
    await pressed.click()
    await expect.poll(() => pressed.getAttribute('aria-busy')).toBe('true')
    expect(await other.getAttribute('aria-busy')).toBeNull()
    await expect.poll(() => page.getByRole('status').allTextContents()).toContain('正在提交，请稍等')
    await look(page, 'at-work')
    await pressed.click()
    await pressed.click()
    letGo()
    await page.getByText('您选了这一位').waitFor()
    expect(posts).toBe(1)
    await expect.poll(() => page.locator('[aria-busy]').count()).toBe(0)
  }, 60_000)
})
