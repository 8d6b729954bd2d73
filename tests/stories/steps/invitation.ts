import type { Person } from '../person.ts'
import { answersOf, lastAnswer, type ScriptAnswer, type ScriptParty, sideOf } from '../script.ts'
import type { Story } from '../story.ts'
import { addEvidence, codeFor, dialled, numberBefore } from './filing.ts'
import { playSilence } from './silence.ts'

const caseOfDispatch = (story: Story): string => `/dispatch${story.caseUrl}`

async function accept(story: Story, person: Person): Promise<void> {
  await person.go('/dispatch')
  await story.screen(person, 'D1')
  await person.go(caseOfDispatch(story))
  await story.screen(person, 'D1-case')
  await person.tap(/^受理登记/)
}

async function invite(story: Story, person: Person): Promise<void> {
  await person.go(caseOfDispatch(story))
  await person.tap(/^邀请对方/)
  await person.see(/重新邀请|已发出/)
}

/** The link of the newest invitation that went to a number. */
async function linkFor(story: Story, phone: string): Promise<string> {
  const admin = await story.person('platformAdmin')
  for (let tries = 0; tries < 40; tries += 1) {
    await admin.go('/admin/messages/outbox')
    const found = await admin.page.evaluate((digits) => {
      for (const article of document.querySelectorAll('article')) {
        const to = article.querySelector('[data-part="to"]')?.textContent ?? ''
        const link = /https?:\/\/\S*?(\/i\/[A-Za-z0-9_-]+)/.exec(
          article.querySelector('[data-part="text"]')?.textContent ?? '',
        )?.[1]
        if (to.endsWith(digits) && link) return link
      }
      return null
    }, dialled(phone))
    if (found) return found
    await admin.page.waitForTimeout(500)
  }
  throw new Error(`no invitation went to ${phone}`)
}

async function open(story: Story, person: Person, phone: string): Promise<void> {
  await person.go(await linkFor(story, phone))
  await story.screen(person, 'R1-door')
  await person.tap(/^打开看看|^Open it/)
  await person.see(/怎么知道这是真的|How do I know/)
  await story.screen(person, 'R1')
}

async function sayNotMe(story: Story, person: Person): Promise<void> {
  await person.tap(/^不是我|^This is not me/)
  await story.screen(person, 'R1-not-me')
  await person.tap(/^不是我，请不要再联系|^Not me, please stop/)
  await person.see(/这个号码已经停用|this number is no longer used/)
}

async function refuse(story: Story, person: Person, { reason }: ScriptAnswer): Promise<void> {
  await person.tap(/^不参加|^I will not take part/)
  await person.see(/不参加，也没关系|You may say no/)
  if (reason) {
    await person.choose(/^其他|^Something else/)
    await person.fill(/^想说明一下的话|^Anything you want to add/, reason)
  }
  await story.screen(person, 'R4')
  await person.tap(/^确定不参加|^Confirm: I will not/)
  await person.see(/已经记下：您不参加|Noted: you will not/)
}

async function prove(story: Story, person: Person, party: ScriptParty): Promise<void> {
  await person.tap(/^我愿意谈谈|^I am willing to talk/)
  await person.fill(/^验证码|^Code/, await codeFor(story, party.phone))
  const isOrganisation = party.kind === 'organisation'
  await person.fill(isOrganisation ? /^单位名称|^Name of the organisation/ : /^您的姓名|^Your name/, party.name)
  const number = party.creditCode ?? party.idNumber ?? party.passport ?? ''
  await person.fill(
    isOrganisation ? /^统一社会信用代码|^Unified/ : /^身份证号或护照号|^Resident ID or passport/,
    number,
  )
  if (party.legalRepresentative) await person.fill(/^法定代表人姓名|^Name of the legal/, party.legalRepresentative)
  await story.screen(person, 'R2')
  await person.tap(/^确认是我|^Confirm that it is me/)
  await story.stopIfRefused(person, 'answer')
}

async function agree(story: Story, person: Person): Promise<void> {
  await person.see(/对方是怎么说的|What the other side says|改变主意了|Have you changed your mind/)
  await story.screen(person, 'R2-words')
  await person.tap(/^我愿意谈谈：用视频|^I am willing to talk: by video/)
  await person.see(/说说您的看法|Your side of it/)
}

/** His side of it, point by point. */
async function respond(story: Story, person: Person, { response }: ScriptAnswer): Promise<void> {
  for (const group of await person.page.getByRole('group').all()) {
    const partly = group.getByRole('radio', { name: /部分同意|agree in part/ })
    if ((await partly.count()) > 0) await partly.first().check({ force: true })
  }
  if (response) await person.fill(/您的说法|In your words/, response)
  await story.screen(person, 'R3')
  await person.tap(/^发给对方和调解员|^Send it to the other side/)
}

async function correct(story: Story, person: Person, party: ScriptParty, nth: number): Promise<void> {
  await person.go(caseOfDispatch(story))
  const details = person.page.locator('details', { hasText: '改电话或者名字' })
  if ((await details.count()) > 0 && !(await details.first().evaluate((one) => (one as HTMLDetailsElement).open)))
    await details.first().locator('summary').click()
  await person.fill(/^对方手机号/, numberBefore(story, party, nth))
  await person.tap(/^保存更正/)
  await person.tap(/^重新邀请|^邀请对方/)
}

async function answer(story: Story, party: ScriptParty): Promise<void> {
  const answers = answersOf(story.script, party.id)
  for (const [nth, one] of answers.entries()) {
    if (one.answer === 'silent') return playSilence(story, party)
    const isWrong = one.answer === 'wrongPerson'
    const who = isWrong ? 'stranger' : party.id
    await story.step('answer', who, async (person) => {
      await open(story, person, numberBefore(story, party, nth))
      if (isWrong) return sayNotMe(story, person)
      if (one.answer === 'refuse') return refuse(story, person, one)
      await prove(story, person, party)
      await agree(story, person)
    })
    if (one.answer === 'accept') await story.step('respond', who, (person) => respond(story, person, one))
    if (isWrong) await story.step('invite', 'dispatcher', (person) => correct(story, person, party, nth + 1))
    if (one.answer === 'accept') await addOwnEvidence(story, party)
  }
}

async function addOwnEvidence(story: Story, party: ScriptParty): Promise<void> {
  const items = story.script.evidence.filter(({ by }) => by === party.id)
  if (items.length === 0) return
  await story.step('evidence', party.id, async (person) => {
    await person.go(`${story.caseUrl}/evidence`)
    for (const item of items) await addEvidence(story, person, item)
  })
}

/** When every respondent has refused, the dispatcher ends it and shows the applicant the other routes. */
async function closeIfRefused(story: Story): Promise<void> {
  if (!sideOf(story.script, 'respondent').every(({ id }) => lastAnswer(story.script, id) === 'refuse')) return
  story.outcome = 'refused'
  await story.step('fail', 'dispatcher', async (person) => {
    await person.go(caseOfDispatch(story))
    await person.tap(/^结束并告知其他途径/)
  })
  const [me] = sideOf(story.script, 'applicant')
  if (!me) return
  await story.step('fail', me.id, async (person) => {
    await person.go(story.caseUrl)
    await story.screen(person, 'P3-closed')
  })
}

/** Accepting the case, inviting the other side, and what each of them answers. */
export async function playInvitation(story: Story): Promise<void> {
  await story.step('dispatch', 'dispatcher', (person) => accept(story, person))
  await story.step('invite', 'dispatcher', (person) => invite(story, person))
  for (const party of sideOf(story.script, 'respondent')) await answer(story, party)
  await closeIfRefused(story)
}
