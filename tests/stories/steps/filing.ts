import { join } from 'node:path'
import { makeEvidence } from '../make-files.ts'
import type { Person } from '../person.ts'
import { type ScriptParty, sideOf } from '../script.ts'
import type { Story } from '../story.ts'

const WRONG_ENDINGS = Array.from({ length: 90 }, (_, index) => 99 - index)

const yuan = (fen: number): string => (fen / 100).toFixed(2)

/** A number as the outbox ends with it, however the script writes it. */
export const dialled = (phone: string): string => phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')

/** Six digits of the newest message to a number. */
export async function codeFor(story: Story, phone: string): Promise<string> {
  const admin = await story.person('platformAdmin')
  for (let tries = 0; tries < 20; tries += 1) {
    await admin.go('/admin/messages/outbox')
    const found = await admin.page.evaluate((digits) => {
      for (const article of document.querySelectorAll('article')) {
        const to = article.querySelector('[data-part="to"]')?.textContent ?? ''
        const code = /(?<!\d)(\d{6})(?!\d)/.exec(article.querySelector('[data-part="text"]')?.textContent ?? '')?.[1]
        if (to.endsWith(digits) && code) return code
      }
      return null
    }, dialled(phone))
    if (found) return found
    await admin.page.waitForTimeout(300)
  }
  throw new Error(`no code was sent to ${phone}`)
}

/** Answers one page of the guide as the script does; what it does not answer is skipped. */
async function answerOne(story: Story, person: Person, left: string[]): Promise<void> {
  const tile = person.page.getByRole('button', { name: left[0] ?? '', exact: true })
  if (left[0] !== undefined && (await tile.count()) > 0) {
    left.shift()
    await tile.first().click()
    person.taps += 1
    return person.settle()
  }
  const lines = Object.entries(story.script.guide?.lines ?? {})
  const known = await Promise.all(lines.map(async ([label]) => (await person.page.getByLabel(label).count()) > 0))
  const here = lines.filter((_, at) => known[at])
  for (const [label, text] of here) await person.fill(label, text)
  if (here.length > 0) await story.screen(person, 'A2-typed')
  await person.tap(here.length > 0 ? /^继续$|^Continue$/ : /^先跳过$|^Skip this$/)
}

/** Answers the guided questions; without answers skips them, as somebody who would rather tell it all at once. */
async function guide(story: Story, person: Person): Promise<void> {
  await person.go('/')
  await story.screen(person, 'A1')
  const tile = person.page.locator(`a[href="/guide/${story.script.intakeType}"]`)
  if ((await tile.count()) === 0) await person.go('/topics')
  await person.page.locator(`a[href="/guide/${story.script.intakeType}"]`).first().click()
  person.taps += 1
  await person.settle()
  await story.screen(person, 'A2')
  const left = [...(story.script.guide?.taps ?? [])]
  for (let asked = 0; asked < 30 && !person.page.url().includes('/result'); asked += 1) {
    const before = await person.page.getByRole('heading', { level: 1 }).textContent()
    await answerOne(story, person, left)
    await person.page.waitForFunction((title) => document.querySelector('h1')?.textContent !== title, before)
  }
  await story.screen(person, 'A2-result')
  await person.tap(/我要申请调解|I want mediation/)
  await person.see(/发生了什么|What happened/)
}

/** The number that is known before the nth answer: wrong in its last two digits while it reaches somebody else. */
export function numberBefore({ script }: Story, party: ScriptParty, nth: number): string {
  if (script.respondents[party.id]?.[nth]?.answer !== 'wrongPerson') return party.phone
  const right = new Set(script.parties.map(({ phone }) => dialled(phone)))
  const wrong = WRONG_ENDINGS.map((ending) => `${party.phone.slice(0, -2)}${ending}`)
  return wrong.filter((phone) => !right.has(dialled(phone)))[nth] ?? party.phone
}

async function fillWho(story: Story, person: Person): Promise<void> {
  const others = sideOf(story.script, 'respondent')
  for (const [index, other] of others.entries()) {
    if (other.kind === 'organisation') await person.choose(/^公司或单位|^A company/)
    await person.fill(/^姓名或单位全称|^Name or full name/, other.name)
    await person.fill(/^手机号|^Mobile phone/, numberBefore(story, other, 0))
    await person.fill(/^地址|^Address/, other.address)
    await person.fill(/^身份证号或|^Resident ID or/, other.idNumber ?? other.creditCode ?? other.passport ?? '')
    if (other.legalRepresentative) await person.fill(/^负责人姓名|^Name of the person/, other.legalRepresentative)
    if (other.locale === 'en') await person.choose('English')
    await person.tap(index < others.length - 1 ? /再加一个对方|Add another/ : /保存并继续|Save and continue/)
    await story.stopIfRefused(person, 'file')
  }
}

/** A sum that the answers of the guide have put there already is not typed again. */
async function askFor(person: Person, wanted: string): Promise<void> {
  const line = person.page.getByLabel(/^要多少钱|^How much money/).first()
  if (Number(await line.inputValue()) !== Number(wanted)) await person.type(line, wanted)
}

async function fillWant(story: Story, person: Person): Promise<void> {
  const money = story.script.claims.flatMap((claim) => (claim.kind === 'money' ? [claim.amountFen] : []))
  const acts = story.script.claims.flatMap((claim) => (claim.kind === 'act' ? [claim.text] : []))
  if (money[0] !== undefined) await askFor(person, yuan(money.reduce((sum, fen) => sum + fen, 0)))
  const lines = person.page.locator('input[name="acts"]')
  const places = await lines.count()
  const written = [...acts.slice(0, places - 1), acts.slice(places - 1).join('；')].filter((text) => text !== '')
  for (const [index, text] of written.entries()) {
    await person.type(lines.nth(index), text)
  }
  if (story.script.privateNote) await person.fill(/只告诉调解员的话|For the mediator only/, story.script.privateNote)
  await person.tap(/保存并继续|Save and continue/)
  await story.stopIfRefused(person, 'file')
}

/** Puts one file in through the page and waits until the server has read it again. */
export async function addEvidence(
  story: Story,
  person: Person,
  item: Story['script']['evidence'][number],
): Promise<void> {
  const made = await makeEvidence(join(story.options.out, 'files', item.by), item, (words, kind) =>
    story.photograph(words, kind),
  )
  story.made.push({ ...made, by: item.by })
  // Where the name says it already, nobody types it once more.
  if (item.description !== item.name.replace(/\.\w+$/, ''))
    await person.fill(/说一句这是什么|Say in one/, item.description)
  await person.attach(
    item.audience === 'all'
      ? /拍照或选文件，对方也能看|Take a photo.*the other side/
      : /拍照或选文件，只给调解员看|Take a photo.*only for the mediator/,
    made.path,
  )
  await story.evidenceOf(person, made).waitFor({ timeout: 120_000 })
}

/** The list has the zones in which people of this country live; another is known to the browser alone. */
async function pickZone(person: Person, zone: string): Promise<void> {
  const list = person.page.locator('select[name="timeZone"]')
  if ((await list.locator(`option[value="${zone}"]`).count()) === 0) return
  await list.selectOption(zone)
  person.taps += 2
}

async function fillMe(story: Story, person: Person, me: ScriptParty): Promise<void> {
  if (me.kind === 'organisation') await person.choose(/^公司或单位|^A company/)
  await person.fill(/^姓名或单位全称|^Name or full name/, me.name)
  if (me.passport) await person.choose(/^护照|^Passport/)
  if (me.creditCode) await person.choose(/^统一社会信用代码|^Unified/)
  await person.fill(/^证件号码|^Number/, me.idNumber ?? me.passport ?? me.creditCode ?? '')
  if (me.legalRepresentative) await person.fill(/^负责人姓名|^Name of the person/, me.legalRepresentative)
  await person.fill(/^您的手机号|^Your mobile/, me.phone)
  await person.fill(/^您的地址|^Your address/, me.address)
  if (me.timeZone) await pickZone(person, me.timeZone)
  await story.screen(person, 'P1e')
  await person.tap(/同意核对，保存并继续|Agree to the check/)
  await story.stopIfRefused(person, 'file')
}

async function file(story: Story, person: Person, me: ScriptParty): Promise<void> {
  await story.screen(person, 'P1')
  await person.fill(/^经过|^What happened/, story.script.facts)
  await story.screen(person, 'P1a')
  await person.tap(/保存并继续|Save and continue/)
  await story.stopIfRefused(person, 'file')
  await fillWho(story, person)
  await story.screen(person, 'P1c')
  await fillWant(story, person)
  await attach(story, person, me)
  await fillMe(story, person, me)
  await story.screen(person, 'P1f')
  for (const tick of [/以上都是真的|All of this is true/, /我愿意用视频调解|I am willing to mediate/])
    await person.choose(tick)
  await person.tap(/^同意发到手机|^I agree to my phone/)
  await story.stopIfRefused(person, 'file')
  await person.fill(/^验证码|^Code/, await codeFor(story, me.phone))
  await person.tap(/提交申请|Send the application/)
  await story.stopIfRefused(person, 'file')
  await person.see(/收到了|We have it/)
  await story.screen(person, 'P2')
  story.caseCode = (await person.page.locator('.display .num').first().textContent())?.trim() ?? null
}

async function attach(story: Story, person: Person, me: ScriptParty): Promise<void> {
  const items = story.script.evidence.filter(({ by }) => by === me.id)
  if (items.length === 0) {
    await person.tap(/没有证据，继续|No evidence, continue/)
    return
  }
  await story.step('evidence', me.id, async () => {
    story.draftEvidence = person.page.url()
    for (const item of items) await addEvidence(story, person, item)
    await story.screen(person, 'P4')
    await person.tap(/放好了，继续|Done, continue/)
  })
}

/** From the front door to the receipt. */
export async function playFiling(story: Story): Promise<void> {
  const [me] = sideOf(story.script, 'applicant')
  if (!me) throw new Error('a script needs an applicant')
  await story.step('guide', me.id, (person) => guide(story, person))
  await story.step('file', me.id, (person) => file(story, person, me))
}
