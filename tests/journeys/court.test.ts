import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drainOutbox } from '#tests/support/drain.ts'
import { look } from '#tests/support/look.ts'
import { deskKeyFaultsOf } from '#tests/support/page-checks.ts'
import { settledDispute } from '#tests/support/settled.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'
import { serveWorld, type WorldSite } from '#tests/support/world-site.ts'

describe('the court as people see it', () => {
  let w: World
  let store: TestStore
  let site: WorldSite
  let dispute: WorldDispute
  beforeAll(async () => {
    store = await openTestStore()
    w = await world({ store: store.store })
    await store.store.ensureBucket()
    dispute = await settledDispute(w)
    site = await serveWorld(w)
  }, 300_000)
  afterAll(async () => {
    await site?.stop()
    await w.stop()
    await store.close()
  })

  const press = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: false }).click()
    await page.waitForLoadState('networkidle')
    await drainOutbox(w.platform)
  }
  const base = () => `/c/${encodeURIComponent(dispute.code)}`

  const lastCode = async () => {
    await drainOutbox(w.platform)
    return w.sent.at(-1)?.text ?? ''
  }

  const signAs = async (page: Page, who: { readonly name: string }) => {
    await page.goto(`${base()}/confirm`)
    await press(page, '发验证码')
    await look(page, 'p14-sign')
    await page.getByLabel('我保证提交的材料真实', { exact: false }).check()
    await page.getByLabel('验证码').fill(/\d{6}/.exec(w.sent.at(-1)?.text ?? '')?.[0] ?? '')
    await page.locator('[name=typedName]').fill(who.name)
    await press(page, '签申请书')
  }

  /** `?` opens the list of all keys that the page has a button for; Escape closes it. */
  const expectKeysListed = async (page: Page) => {
    expect(await deskKeyFaultsOf(page)).toEqual([])
    const list = page.locator('details.keys dl')
    await page.keyboard.press('?')
    await list.waitFor()
    const onPage = await page
      .locator('main [data-key] >> visible=true')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.key))
    const listed = await list.locator('dt').allTextContents()
    expect(onPage.filter((key) => !listed.includes(key ?? ''))).toEqual([])
    expect(listed).toContain('?')
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'hidden' })
  }

  it('lets both sides apply without scripts, the clerk accept and the judge rule, and anybody check the ruling', async () => {
    const applicant = await site.enter(dispute.applicant.personId, { javaScript: false })
    await applicant.goto(`${base()}/confirm`)
    await look(applicant, 'p14-open')
    await applicant.getByLabel('我同意向这家法院申请司法确认').check()
    await press(applicant, '同意申请司法确认')
    await signAs(applicant, dispute.applicant)
    const respondent = await site.enter(dispute.respondent.personId, { javaScript: false })
    await signAs(respondent, dispute.respondent)
    await respondent.goto(`${base()}/court`)
    expect(await respondent.textContent('main')).toContain('待受理')
    await look(respondent, 'p15-lodged')

    const clerk = await site.enter('clerk', { width: 1280 })
    await clerk.goto('/court')
    await look(clerk, 'c1')
    await clerk.getByRole('link', { name: '租房' }).first().click()
    await clerk.waitForURL('**/court/c/**')
    await look(clerk, 'c2-lodged')
    await clerk.getByRole('button', { name: '五种都没有，受理' }).waitFor()
    // The paper is drawn beside the checks, page by page.
    await clerk.getByText(/共\d+页/).waitFor()
    expect(await clerk.locator('.sheets canvas').count()).toBeGreaterThan(0)
    await look(clerk, 'c2-drawn')
    await expectKeysListed(clerk)
    // Giving back is tried without a reason, and nothing typed is lost.
    await clerk.keyboard.press('r')
    await clerk.getByText('指到哪一条').waitFor()
    await clerk.keyboard.press('2')
    await clerk.locator('#clauseNote-2').fill('请写明交到哪里')
    await clerk.getByRole('button', { name: '退回补正' }).click()
    await clerk.getByText('这一条要选一项理由').first().waitFor()
    expect(await clerk.locator('#clauseNote-2').inputValue()).toBe('请写明交到哪里')
    await clerk.locator('#clauseReason-2').selectOption('R6')
    await clerk.getByText('法院请补1处').first().waitFor()
    await look(clerk, 'c3')
    await clerk.getByRole('link', { name: '先不退' }).click()
    // A clean case: two keys, then the judge's signature.
    await clerk.getByRole('button', { name: '五种都没有，受理' }).waitFor()
    await clerk.keyboard.press('a')
    await clerk.getByRole('button', { name: '六种都没有，交法官签发' }).waitFor()
    await drainOutbox(w.platform)
    await look(clerk, 'c2-accepted')
    await clerk.keyboard.press('a')
    await clerk.getByText('这一步由法官来做').waitFor()

    const judge = await site.enter('judge', { width: 1280 })
    await judge.goto(`/court/c/${encodeURIComponent(dispute.code)}`)
    await look(judge, 'c4')
    await expectKeysListed(judge)
    const signRuling = async () => {
      await judge.getByRole('button', { name: '发验证码' }).click()
      await judge.getByLabel('验证码').waitFor()
      await judge.getByLabel('验证码').fill(/\d{6}/.exec(await lastCode())?.[0] ?? '')
      await judge.getByRole('button', { name: '签发裁定' }).click()
    }
    await signRuling()
    // Within ten seconds it can be taken back: the button is there, and so is its key.
    await judge.getByRole('button', { name: '撤回签发' }).waitFor()
    await judge.keyboard.press('z')
    await judge.getByRole('button', { name: '撤回签发' }).waitFor({ state: 'detached' })
    await drainOutbox(w.platform)
    expect(
      await w.platform.db.document.count({ where: { disputeId: dispute.id, templateId: 'confirmation-ruling' } }),
    ).toBe(0)
    await signRuling()
    await judge.getByText('十秒之内可以撤回。到时间就').waitFor()
    await look(judge, 'c4-signing')
    await drainOutbox(w.platform)
    await judge.getByText('这件已经办结').waitFor()

    await applicant.goto(`${base()}/court`)
    expect(await applicant.textContent('main')).toContain('已经确认协议有效')
    await look(applicant, 'p15-confirmed')
    await applicant.goto(`${base()}/rate`)
    await applicant.getByLabel('满意', { exact: true }).check({ force: true })
    await applicant.getByLabel('及时', { exact: true }).check({ force: true })
    await look(applicant, 'p17')
    await press(applicant, '提交评价')
    expect(await applicant.textContent('main')).toContain('谢谢')
    const { code } = await w.platform.db.document.findFirstOrThrow({
      where: { disputeId: dispute.id, templateId: 'confirmation-ruling' },
    })
    await respondent.goto('/verify')
    await respondent.getByLabel('编号、查询码或者链接').fill(code.toLowerCase())
    await respondent.getByRole('button', { name: '核对', exact: true }).click()
    await respondent.waitForLoadState('networkidle')
    expect(await respondent.textContent('main')).toContain('是我们出具的')
    expect(await respondent.textContent('main')).not.toContain(dispute.applicant.name)
    await look(respondent, 'a6')
    await respondent.goto('/verify/AAAA-BBBB-CCCC')
    expect(await respondent.textContent('main')).toContain('没有查到')
  }, 300_000)
})
