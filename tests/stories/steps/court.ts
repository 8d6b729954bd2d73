import type { Person } from '../person.ts'
import { appliesToCourt, type CourtStep, takingPart } from '../script.ts'
import type { Story } from '../story.ts'
import { correctClause } from './correction.ts'
import { codeFor } from './filing.ts'
import { signer, staffPhones, writeName } from './signing.ts'

type ReturnStep = Extract<CourtStep, { return: readonly string[] }>

const DAY_MS = 86_400_000
/** Long enough for the working days that a correction needs, over the longest holidays too. */
const CURE_DAYS = 16

/** One side agrees to apply and chooses the court, then each signs the application. */
async function apply(story: Story): Promise<void> {
  const [first] = takingPart(story.script)
  if (!first) return
  await story.step('apply', first.id, async (person) => {
    await person.go(`${story.caseUrl}/confirm`)
    await person.choose(/我同意向这家法院申请|I agree to apply to this court/)
    await story.screen(person, 'P14')
    await person.tap(/^(同意申请司法确认|Agree and apply)$/)
    await story.stopIfRefused(person, 'apply')
  })
  await signApplications(story, /等对方签名|已经送到法院|the other side is next|is with the court/)
}

/** Each signs the application; the last signature lodges it. */
async function signApplications(story: Story, signed: RegExp): Promise<void> {
  for (const party of takingPart(story.script)) {
    await story.step('apply', party.id, async (person) => {
      const { name, phone } = signer(party)
      await person.go(`${story.caseUrl}/confirm`)
      await person.await(/发验证码到|Send the code to/, 90_000)
      await person.tap(/^(发验证码到|Send the code to)/)
      await person.choose(/我保证提交的材料真实|What we submit is true/)
      await person.fill(/^(验证码|Code)/, await codeFor(story, phone))
      await writeName(person, name)
      await story.screen(person, 'P14-sign')
      await person.tap(/^(签申请书|Sign the application)$/)
      await story.stopIfRefused(person, 'apply')
      await person.await(signed, 120_000)
    })
  }
}

const deskOf = (story: Story) => `/court${story.caseUrl}`

async function tickAll(person: Person, name: string): Promise<void> {
  // A clean case asks for no ticks: they are folded away.
  if ((await person.page.locator(`input[type="hidden"][name="${name}"]`).count()) > 0) return
  for (const box of await person.page.locator(`input[type="checkbox"][name="${name}"]`).all())
    await box.check({ force: true })
}

async function accept(story: Story, clerk: Person): Promise<void> {
  await clerk.go('/court')
  await story.screen(clerk, 'C1')
  await clerk.go(deskOf(story))
  await tickAll(clerk, 'notForbidden')
  await story.screen(clerk, 'C2')
  await clerk.tap(/^(五种都没有，)?受理$/)
  await story.stopIfRefused(clerk, 'court:accept')
}

async function sign(story: Story, judge: Person, seen: RegExp): Promise<void> {
  await judge.go(deskOf(story))
  await story.screen(judge, 'C4')
  await judge.tap(/^发验证码到/)
  await judge.fill(/^验证码/, await codeFor(story, staffPhones.judge))
  await judge.tap(/^签发裁定$/)
  await story.stopIfRefused(judge, 'court')
  await judge.await(seen, 120_000)
}

async function openGround(person: Person, title: RegExp, nth: number): Promise<void> {
  const box = person.page.locator('details').filter({ hasText: title })
  await box.locator('summary').first().click()
  await box
    .getByRole('radio')
    .nth(nth - 1)
    .check({ force: true })
  await person.fill(/^查明的情况/, '经审查，查明协议约定的内容不明确', box)
}

async function confirm(story: Story): Promise<void> {
  await story.step('court:confirm', 'clerk', async (clerk) => {
    await clerk.go(deskOf(story))
    await tickAll(clerk, 'noGround')
    await clerk.tap(/^(拟确认，交法官|六种都没有，交法官签发)$/)
    await story.stopIfRefused(clerk, 'court:confirm')
  })
  await story.step('court:confirm', 'judge', (judge) => sign(story, judge, /这件已经办结|已确认/))
  story.outcome = 'confirmed'
}

async function dismiss(story: Story, ground: number): Promise<void> {
  await story.step('court:dismiss', 'clerk', async (clerk) => {
    await clerk.go(deskOf(story))
    await openGround(clerk, /拟驳回/, ground)
    await clerk.tap(/^拟驳回，交法官$/)
    await story.stopIfRefused(clerk, 'court:dismiss')
  })
  await story.step('court:dismiss', 'judge', (judge) => sign(story, judge, /这件已经办结|已驳回/))
  story.outcome = 'dismissed'
}

async function notAccept(story: Story, ground: number): Promise<void> {
  await story.step('court:notAccept', 'judge', async (judge) => {
    await judge.go(deskOf(story))
    await openGround(judge, /不予受理（由法官裁定）/, ground)
    await judge.tap(/^裁定不予受理$/)
    await story.stopIfRefused(judge, 'court:notAccept')
    await sign(story, judge, /这件已经办结/)
  })
  story.outcome = 'notAccepted'
}

/** Before acceptance: the whole application goes back, no clause is named. */
async function returnPapers(clerk: Person, desk: string, text: string): Promise<void> {
  await clerk.go(`${desk}/return`)
  await clerk.page.locator('summary', { hasText: '另外几种原因' }).click()
  await clerk.choose(/^R15/)
  await clerk.page.locator('#note').fill(text)
  await clerk.tap(/^退回补正，请补/)
}

async function orderSupplement(story: Story, clerk: Person, text: string): Promise<void> {
  const box = clerk.page.locator('details').filter({ hasText: /限期补充/ })
  await box.locator('summary').first().click()
  await clerk.choose(/^R15/, box)
  await clerk.fill(/^具体说明/, text, box)
  const start = story.script.now ? Date.parse(story.script.now) : Date.now()
  await clerk.fill(/^最晚哪一天补齐/, new Date(start + CURE_DAYS * DAY_MS).toISOString().slice(0, 10), box)
  await clerk.tap(/^发出补充通知$/, { within: box })
}

/** At the clause the clerk names the first reason in prepared words; further ones are asked of the papers. */
async function giveBack(story: Story, { return: reasons, clause, amendTo }: ReturnStep): Promise<void> {
  const [reason, ...others] = reasons
  await story.step('court:return', 'clerk', async (clerk) => {
    await clerk.go(`${deskOf(story)}/return`)
    const item = clerk.page.locator('.returns > li').nth(clause - 1)
    await item.locator('summary').click()
    await item.getByLabel(/^为什么要改/).selectOption(reason ?? '')
    for (const other of others) await clerk.choose(new RegExp(`^${other} `))
    await clerk.see(/法院请补/)
    await story.screen(clerk, 'C3')
    await clerk.tap(/^退回补正，请补/)
    await story.stopIfRefused(clerk, 'court:return')
    await clerk.see(/调解员正在改协议/)
  })
  const [party] = takingPart(story.script)
  const person = await story.person(party?.id ?? '')
  await person.go(`${story.caseUrl}/court`)
  await story.screen(person, 'P15-returned')
  await correctClause(story, clause, amendTo)
  await signApplications(story, /等对方签名|已经送到法院|the other side is next|is with the court/)
}

async function supplement(story: Story, text: string): Promise<void> {
  await story.step('court:supplement', 'clerk', async (clerk) => {
    await clerk.go(deskOf(story))
    const isAccepted = (await clerk.page.getByRole('button', { name: /^(五种都没有，)?受理$/ }).count()) === 0
    if (isAccepted) await orderSupplement(story, clerk, text)
    else await returnPapers(clerk, deskOf(story), text)
    await story.stopIfRefused(clerk, 'court:supplement')
  })
  const [party] = takingPart(story.script)
  await story.step('court:supplement', party?.id ?? '', async (person) => {
    await person.go(`${story.caseUrl}/court`)
    await person.fill(/^(您的说明|Your answer)/, '已按要求补充说明，材料附后。')
    await story.screen(person, 'P15-answer')
    await person.tap(/^(提交补正|Send the correction)$/)
  })
}

async function playStep(story: Story, step: CourtStep): Promise<void> {
  if ('accept' in step) return story.step('court:accept', 'clerk', (clerk) => accept(story, clerk))
  if ('confirm' in step) return confirm(story)
  if ('dismiss' in step) return dismiss(story, step.dismiss)
  if ('notAccept' in step) return notAccept(story, step.notAccept)
  if ('supplement' in step) return supplement(story, step.supplement)
  if ('return' in step) return giveBack(story, step)
}

/** The joint application and what the court does with it. */
export async function playCourt(story: Story): Promise<void> {
  const { court } = story.script
  if (!appliesToCourt(story.script)) return
  await apply(story)
  story.outcome = 'open'
  for (const step of court) await playStep(story, step)
  const [party] = takingPart(story.script)
  const person = await story.person(party?.id ?? '')
  await person.go(`${story.caseUrl}/court`)
  await story.screen(person, 'P15')
}
