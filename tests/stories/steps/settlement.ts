import type { Locator } from 'playwright'
import type { Person } from '../person.ts'
import { appliesToCourt, type ScriptClause, type ScriptOffer, type ScriptParty, takingPart } from '../script.ts'
import type { Story } from '../story.ts'
import { codeFor } from './filing.ts'
import { endWithoutAgreement } from './mediator.ts'
import { giveConsent, signAs, signer, staffPhones, tickPoints } from './signing.ts'

const yuan = (fen: number): string => (fen / 100).toFixed(2)
const KIND_LINKS = { payment: '付款', act: '做一件事', apology: '道歉', text: '其他约定' } as const
const MOST_WARNINGS = 12

async function answerOffer(story: Story, person: Person, offer: ScriptOffer): Promise<void> {
  await person.go(`${story.caseUrl}/offers`)
  if ('accept' in offer) {
    await person.tap(/^(接受这个方案|Accept this offer)$/)
    return story.screen(person, 'P11')
  }
  const counter = person.page.getByText(/^(我来还价|Make a counter-offer)$/)
  const isCounter = (await counter.count()) > 0
  if (isCounter) await counter.first().click()
  await person.fill(/^(金额（元）|Amount)/, yuan(offer.amountFen))
  await person.tap(isCounter ? /^(提出还价|Send the counter-offer)$/ : /^(提出方案|Make the offer)$/)
  await story.stopIfRefused(person, 'offer')
}

/** Without an accepted offer the mediator writes down what was agreed, and each side says yes to it. */
async function agreePoints(story: Story): Promise<void> {
  const clauses = story.script.agreement?.clauses ?? []
  const points = ['双方谈成：', ...clauses.map((clause) => pointOf(story, clause))].join('\n')
  await story.step('draft', 'mediator', async (person) => {
    await person.go(`${story.deskUrl}/draft`)
    await person.fill(/^谈成的要点/, points)
    await person.tap(/^请双方确认要点$/)
  })
  for (const party of takingPart(story.script)) {
    await story.step('draft', party.id, async (person) => {
      await person.go(`${story.caseUrl}/offers`)
      await person.tap(/^(是这样谈的|That is what we agreed)$/)
    })
  }
}

const nameOf = (story: Story, id: string) => story.party(id).name

function pointOf(story: Story, clause: ScriptClause): string {
  if (clause.kind === 'text') return clause.text
  if (clause.kind !== 'payment') return `${nameOf(story, clause.by)}：${clause.text}`
  return `${nameOf(story, clause.payer)}付给${nameOf(story, clause.payee)}${yuan(clause.totalFen)}元`
}

async function writePayment(story: Story, person: Person, clause: ScriptClause & { kind: 'payment' }): Promise<void> {
  const { instalments } = clause
  const isWhole = instalments.length === 1 && instalments[0]?.amountFen === clause.totalFen
  if (!isWhole) {
    await person.fill(/^分几期/, String(instalments.length))
    await person.tap(/^按这个期数填写$/)
  }
  await person.pick(/^付款人/, nameOf(story, clause.payer))
  await person.pick(/^收款人/, nameOf(story, clause.payee))
  await person.fill(/^总额/, yuan(clause.totalFen))
  for (const [index, { amountFen, dueInDays }] of instalments.entries()) {
    if (isWhole) await person.fill(/^生效后几天内/, String(dueInDays))
    else {
      await person.fill(new RegExp(`^第${index + 1}期金额`), yuan(amountFen))
      await person.fill(new RegExp(`^第${index + 1}期：生效后几天内`), String(dueInDays))
    }
  }
  if (clause.default) await person.fill(/^没有按时做到怎么办/, clause.default)
}

export async function fillClause(story: Story, person: Person, clause: ScriptClause): Promise<void> {
  if (clause.kind === 'payment') await writePayment(story, person, clause)
  else if (clause.kind === 'text') await person.fill(/^内容/, clause.text)
  else {
    await person.pick(clause.kind === 'act' ? /^谁来做/ : /^谁道歉/, nameOf(story, clause.by))
    await person.fill(clause.kind === 'act' ? /^做什么/ : /^道歉的话/, clause.text)
    if (clause.kind === 'act') await person.fill(/^生效后几天内/, String(clause.dueInDays))
  }
}

export async function writeClause(story: Story, person: Person, clause: ScriptClause): Promise<void> {
  await person.go(`${story.deskUrl}/draft`)
  await person.tap(KIND_LINKS[clause.kind], { exact: true })
  await fillClause(story, person, clause)
  await person.tap(/^加上这一条$/)
  await story.stopIfRefused(person, 'draft')
}

/** Accepts what the check only warns of, then sends the text to both sides. */
export async function sendForReading(story: Story, person: Person): Promise<void> {
  const accept = person.page.getByRole('button', { name: '接受这条提醒' })
  for (let n = 0; n < MOST_WARNINGS && (await accept.count()) > 0; n += 1) {
    await person.fill(/^为什么可以接受/, '双方都清楚，同意这样写')
    await person.tap(/^接受这条提醒$/)
  }
  await story.screen(person, 'M7')
  await person.tap(/^发给双方阅读$/)
  await story.stopIfRefused(person, 'draft')
  await person.see(/双方在看/)
}

async function draft(story: Story, person: Person): Promise<void> {
  await person.go(`${story.deskUrl}/draft`)
  await person.tap(/^谈成了，起草协议$/)
  for (const clause of story.script.agreement?.clauses ?? []) await writeClause(story, person, clause)
  if (!appliesToCourt(story.script)) {
    await person.choose(/^暂不申请/)
    await person.tap('保存', { exact: true })
  }
  await sendForReading(story, person)
}

export async function readAll(story: Story): Promise<void> {
  for (const party of takingPart(story.script)) {
    await story.step('read', party.id, async (person) => {
      await person.go(`${story.caseUrl}/agreement`)
      await giveConsent(person)
      await story.screen(person, 'P12')
      await person.tap(/^(我看懂了|I have understood it)$/)
      await person.see(/您已经看完|You have read it/)
    })
  }
}

export async function openSigning(story: Story): Promise<void> {
  await story.step('sign', 'mediator', async (person) => {
    await person.go(`${story.deskUrl}/draft`)
    await person.tap(/^发起签署$/)
    await story.stopIfRefused(person, 'sign')
  })
}

export async function partySigns(story: Story, person: Person, party: ScriptParty): Promise<void> {
  await person.go(`${story.caseUrl}/sign`)
  await person.await(/发验证码到|Send a code to/, 90_000)
  await tickPoints(person)
  await signAs(story, person, { ...signer(party), screen: 'P13', before: () => giveConsent(person) })
}

async function decline(story: Story, person: Person): Promise<void> {
  await person.go(`${story.caseUrl}/sign`)
  await person.await(/发验证码到|Send a code to/, 90_000)
  await person.page
    .getByText(/我不签$|I do not sign$/)
    .first()
    .click()
  await person.fill(/^(不签的原因|Why you do not sign)/, '我再想想')
  await person.tap(/^(不签|Do not sign)$/)
}

/** The mediator changes a clause while the text is being signed: everybody reads and signs anew. */
async function amend(story: Story): Promise<void> {
  await story.step('draft', 'mediator', async (person) => {
    await person.go(`${story.deskUrl}/draft`)
    await person.fill(/^原因/, '把一条写清楚')
    await person.tap(/^修改后重签$/)
    await person.see(/第2版/)
    await person.tap('修改', { exact: true })
    await changeOne(person.page.locator('main, body').first(), person)
    await person.tap(/^保存这一条$/)
    await story.stopIfRefused(person, 'draft')
    await sendForReading(story, person)
  })
  await readAll(story)
  await openSigning(story)
}

async function changeOne(page: Locator, person: Person): Promise<void> {
  const purpose = page.getByLabel(/^款项性质/)
  if ((await purpose.count()) > 0) return person.fill(/^款项性质/, '按本次调解支付的款项')
  const words = page.getByLabel(/^(做什么|道歉的话|内容)/)
  await words.first().fill(`${await words.first().inputValue()}（当面）`)
}

/** Parties in the order of the script; true when somebody declined. */
async function signAll(story: Story): Promise<boolean> {
  const { decline: whoDeclines, amendAfterFirstSignature } = story.script.signing ?? {}
  const parties = takingPart(story.script)
  for (const [index, party] of parties.entries()) {
    if (party.id === whoDeclines) {
      await story.step('sign', party.id, (person) => decline(story, person))
      return true
    }
    await story.step('sign', party.id, (person) => partySigns(story, person, party))
    if (index > 0 || !amendAfterFirstSignature) continue
    await amend(story)
    await story.step('sign', party.id, (person) => partySigns(story, person, party))
  }
  return false
}

export async function mediatorAndSeal(story: Story): Promise<void> {
  await story.step('sign', 'mediator', async (person) => {
    await person.go(`${story.deskUrl}/sign`)
    await signAs(story, person, { name: '陈示例', phone: staffPhones.mediator, screen: 'M7-sign' })
  })
  await story.step('seal', 'orgAdmin', async (person) => {
    await person.go('/seal')
    await story.screen(person, 'O1-seal')
    await person.go(`/seal/${encodeURIComponent(story.caseCode ?? '')}`)
    await person.await(/发验证码到/, 90_000)
    await person.tap(/^发验证码到/)
    await person.fill(/^验证码/, await codeFor(story, staffPhones.orgAdmin))
    await person.tap(/^盖章并提交$/)
    await story.stopIfRefused(person, 'seal')
    await person.await(/协议已经生效/, 120_000)
  })
}

/** Since when the agreement is in force, and until when the court can be asked, as the pages say it. */
export async function noteForce(story: Story): Promise<void> {
  const [party] = takingPart(story.script)
  const person = await story.person(party?.id ?? '')
  await person.go(`${story.caseUrl}/agreement`)
  story.effectiveAt = await person.page.locator('time[data-part="effective"]').first().getAttribute('datetime')
  await person.go(`${story.caseUrl}/confirm`)
  const day = person.page.locator('time[data-part="last-day"]')
  // After a return the last day stays that of the first agreement.
  if (!story.confirmationLastDay && (await day.count()) > 0)
    story.confirmationLastDay = await day.first().getAttribute('datetime')
  story.outcome = 'effective'
}

/** Offers, the text, reading, signatures and the seal; or the end without an agreement. */
export async function playSettlement(story: Story): Promise<void> {
  const { offers = [], agreement } = story.script
  for (const offer of offers) await story.step('offer', offer.by, (person) => answerOffer(story, person, offer))
  if (agreement === undefined) return
  if (!agreement) return endWithoutAgreement(story, 'tooFarApart')
  if (!offers.some((offer) => 'accept' in offer)) await agreePoints(story)
  await story.step('draft', 'mediator', (person) => draft(story, person))
  await readAll(story)
  await openSigning(story)
  if (await signAll(story)) return endWithoutAgreement(story, 'notSigned')
  await mediatorAndSeal(story)
  await noteForce(story)
}
