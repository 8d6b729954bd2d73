import type { Person } from '../person.ts'
import { takingPart } from '../script.ts'
import type { Story } from '../story.ts'

const ASK = /^(请陈示例调解|Ask 陈示例)$/
const ACCEPT = /^没有要披露的，接受/
const TAKE_IT = /^(就这个时间|Take this time)$/
const THEY_CAN = /对方可以|suits the other side/
const AGREE_TO_VIDEO = /^(我同意开视频会议|I agree to meet by video)$/
const TIME = /^\d{1,2}:\d{2}/
const BOOKED = /^(时间约好了|The time is set)$/
const TRIES = 4

/** The first party of each side who takes part. */
const speakers = ({ script }: Story): string[] =>
  (['applicant', 'respondent'] as const).flatMap((side) => {
    const party = takingPart(script).find((one) => one.side === side)
    return party ? [party.id] : []
  })

/** Both sides choose the demonstration mediator, who has nothing to disclose; then they find a time. */
export async function playMediator(story: Story): Promise<void> {
  for (const id of speakers(story)) {
    await story.step('assign', id, async (person) => {
      await person.go(`${story.caseUrl}/mediator`)
      await story.screen(person, 'P6')
      await person.tap(ASK)
    })
  }
  await story.step('disclose', 'mediator', async (person) => {
    await person.go(`${story.deskUrl}/offer`)
    for (const label of [/近亲属/, /利害关系/, /其他关系/]) await person.choose(label)
    await story.screen(person, 'M2')
    await person.tap(ACCEPT)
  })
  await book(story)
}

/** The applicant proposes a time, the other side takes it; a time that somebody else took meanwhile is tried anew. */
async function book(story: Story): Promise<void> {
  const [applicant = '', respondent = ''] = speakers(story)
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    await story.step('book', applicant, (person) => take(story, person, TIME))
    let isBooked = false
    await story.step('book', respondent, async (person) => {
      await person.go(`${story.caseUrl}/book`)
      if (!(await person.sees(BOOKED))) await take(story, person, THEY_CAN)
      isBooked = await person.sees(BOOKED)
    })
    if (isBooked) return
  }
  throw new Error('no time could be booked')
}

async function take(story: Story, person: Person, slot: RegExp): Promise<void> {
  await person.go(`${story.caseUrl}/book`)
  if (await person.sees(BOOKED)) return
  if (await person.sees(AGREE_TO_VIDEO)) await person.tap(AGREE_TO_VIDEO)
  await person.page.locator('button.slot').filter({ hasText: slot }).first().click()
  person.taps += 1
  await person.settle()
  await story.screen(person, 'P7')
  await person.tap(TAKE_IT)
}

/** The mediator ends a mediation that found no agreement, or whose agreement was not signed. */
export async function endWithoutAgreement(story: Story, ground: 'tooFarApart' | 'notSigned'): Promise<void> {
  await story.step('fail', 'mediator', async (person) => {
    await person.go(`${story.deskUrl}/close`)
    await person.choose(ground === 'notSigned' ? /拒绝在调解协议上签名/ : /经充分协商仍无法达成协议/)
    await story.screen(person, 'M8')
    await person.tap(/^结束调解$/)
  })
  story.outcome = 'failed'
}
