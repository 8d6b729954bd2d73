import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible, expectFits, look } from '#tests/support/look.ts'
import { type World, type WorldDispute, world } from '#tests/support/world.ts'
import { serveWorld, type WorldSite } from '#tests/support/world-site.ts'

const BUILD_MS = 240_000

describe('from two willing sides to a booked time, through the pages', () => {
  let w: World
  let site: WorldSite
  let dispute: WorldDispute
  beforeAll(async () => {
    w = await world()
    site = await serveWorld(w)
    dispute = await w.disputeAt('choosingMediator')
  }, BUILD_MS)
  afterAll(async () => {
    await site?.stop()
    await w?.stop()
  })

  it('lets both sides choose without JavaScript, the mediator accept with three ticks, and both find a time', async () => {
    const code = encodeURIComponent(dispute.code)
    const applicant = await site.enter(dispute.applicant.personId, { javaScript: false })
    const respondent = await site.enter(dispute.respondent.personId, { javaScript: false })
    const mediator = await site.enter('mediator', { width: 1280 })
    await applicant.goto(`/c/${code}/mediator`)
    await expectFits(applicant)
    await look(applicant, 'p6')
    await applicant.getByRole('button', { name: '请陈示例调解' }).click()
    await applicant.getByText('您选了这一位').waitFor()
    await respondent.goto(`/c/${code}/mediator`)
    await look(respondent, 'p6-other-chose')
    await respondent.getByRole('button', { name: '请陈示例调解' }).click()
    await respondent.getByRole('heading', { name: '已请陈示例调解' }).waitFor()
    await mediator.goto('/desk')
    await look(mediator, 'm1')
    await mediator.getByRole('link', { name: '接不接这件？' }).click()
    for (const label of [/近亲属/, /利害关系/, /其他关系/])
      await mediator.getByRole('checkbox', { name: label }).check()
    await look(mediator, 'm2')
    await mediator.getByRole('button', { name: '没有要披露的，接受' }).click()
    await mediator.waitForURL(/\/desk\/c\/[^/]+$/)
    await look(mediator, 'm3')
    await applicant.goto(`/c/${code}/book`)
    await look(applicant, 'p7')
    await applicant.locator('button.slot').first().click()
    await look(applicant, 'p7-chosen')
    await applicant.getByRole('button', { name: '就这个时间' }).click()
    await applicant.getByText('已经问了对方').waitFor()
    await look(applicant, 'p7-asked')
    await respondent.goto(`/c/${code}/book`)
    await look(respondent, 'p7-other')
    await respondent.locator('button.slot').filter({ hasText: '对方可以' }).first().click()
    await respondent.getByRole('button', { name: '就这个时间' }).click()
    await respondent.getByRole('heading', { name: '时间约好了' }).waitFor()
    await expectFits(respondent)
    await look(respondent, 'p7-booked')
    const ics = await respondent.context().request.get(`/c/${code}/session.ics`)
    expect(await ics.text()).toContain('BEGIN:VEVENT')
  }, 120_000)

  it('shows what the mediator discloses, asks each party, and lets a party ask for somebody else', async () => {
    const other = await w.disputeAt('choosingMediator')
    const code = encodeURIComponent(other.code)
    for (const { personId } of [other.applicant, other.respondent]) {
      const page = await site.enter(personId)
      await page.goto(`/c/${code}/mediator`)
      await page.getByRole('button', { name: '请陈示例调解' }).click()
      await page
        .getByText(/您选了这一位|已请陈示例调解/)
        .first()
        .waitFor()
    }
    const mediator = await site.enter('mediator', { width: 1280 })
    await mediator.goto(`/desk/c/${code}/offer`)
    await mediator.getByText('有情况，先告诉双方').click()
    await mediator.getByLabel('哪一种').selectOption({ index: 2 })
    await mediator.getByLabel('写明情况').fill('我和马先生住同一个小区。')
    await mediator.getByRole('button', { name: '接受并告诉双方' }).click()
    await mediator.waitForURL(/\/desk\/c\/[^/]+$/)
    const applicant = await site.enter(other.applicant.personId)
    await applicant.goto(`/c/${code}/mediator`)
    await applicant.getByText('我和马先生住同一个小区。').waitFor()
    await expectAccessible(applicant)
    await look(applicant, 'p6-disclosure')
    await applicant.getByRole('button', { name: '我知道了，同意继续' }).click()
    await applicant.getByText('您已同意，等对方。').waitFor()
    const respondent = await site.enter(other.respondent.personId)
    await respondent.goto(`/c/${code}/mediator`)
    await respondent.getByText('想换一位调解员？').click()
    await respondent.getByRole('radio', { name: /利害关系/ }).check()
    await respondent.getByRole('button', { name: '申请换人' }).click()
    await respondent.getByRole('heading', { name: '有人申请换调解员' }).waitFor()
    const dispatcher = await site.enter('dispatcher', { width: 1280 })
    await dispatcher.goto(`/dispatch/c/${code}/appoint`)
    await expectAccessible(dispatcher)
    await look(dispatcher, 'd-decide')
    await dispatcher.getByLabel('决定的理由').fill('不影响公正')
    await dispatcher.getByRole('button', { name: '驳回，调解员不变' }).click()
    await dispatcher.getByText('陈示例是这件事的调解员').waitFor()
  }, 120_000)

  it('carries a message from a side to the mediator without JavaScript, and shows the other side nothing of it', async () => {
    const code = encodeURIComponent(dispute.code)
    const applicant = await site.enter(dispute.applicant.personId, { javaScript: false })
    await applicant.goto(`/c/${code}/messages`)
    await applicant.getByRole('link', { name: '只和调解员' }).click()
    await applicant.getByLabel('写一条留言').fill('两千八我也接受')
    await applicant.getByRole('button', { name: '发出' }).click()
    await applicant.getByText('两千八我也接受').waitFor()
    await expectFits(applicant)
    await look(applicant, 'p5')
    const mediator = await site.enter('mediator', { width: 1280 })
    await mediator.goto(`/c/${code}/messages?thread=mediatorWith.applicant`)
    await mediator.getByText('两千八我也接受').waitFor()
    const respondent = await site.enter(dispute.respondent.personId)
    await respondent.goto(`/c/${code}/messages?thread=mediatorWith.applicant`)
    expect(await respondent.getByText('两千八我也接受').count()).toBe(0)
    for (const [path, name] of [
      ['/desk', 'm1-booked'],
      ['/desk/offers', 'm2-list'],
      ['/desk/calendar', 'm5'],
      [`/desk/c/${code}/close`, 'm8'],
    ] as const) {
      await mediator.goto(path)
      await expectAccessible(mediator)
      await look(mediator, name)
    }
    const english = await site.enter(dispute.applicant.personId, { locale: 'en' })
    await english.goto(`/c/${code}/book`)
    await expectAccessible(english)
    await look(english, 'p7-booked-en')
  }, 120_000)
})
