import type { Person } from '../person.ts'
import { type ScriptParty, sideOf } from '../script.ts'
import type { Story } from '../story.ts'
import { dialled } from './filing.ts'

const DAY_MS = 86_400_000
/** A little after the hour at which a rung is due. */
const AFTER_MS = 60_000
const PATIENCE_MS = 90_000

async function until(what: string, isThere: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!(await isThere())) {
    if (Date.now() > end) throw new Error(`${what} did not come`)
    await new Promise((wait) => setTimeout(wait, 500))
  }
}

/** The law's clock so many days after the invitation. */
async function days(story: Story, start: number, count: number): Promise<void> {
  const { moveLawClock } = story.options
  if (!moveLawClock) throw new Error('silence needs an instance of its own')
  await moveLawClock(new Date(start + count * DAY_MS + AFTER_MS))
}

/** A message to this number with these words lies in the outbox. */
async function isMessage(person: Person, party: ScriptParty, words: string): Promise<boolean> {
  await person.go('/admin/messages/outbox')
  return person.page.evaluate(
    ([digits = '', text = '']) =>
      [...document.querySelectorAll('article')].some(
        (one) =>
          one.querySelector('[data-part="to"]')?.textContent?.endsWith(digits) &&
          one.querySelector('[data-part="text"]')?.textContent?.includes(text),
      ),
    [dialled(party.phone), words],
  )
}

/** The dispatcher writes down what came of the newest call or visit. */
async function writeDown(story: Story, person: Person, rung: string, result: string): Promise<void> {
  const task = () =>
    person.page
      .getByRole('listitem')
      .filter({ hasText: rung })
      .filter({ has: person.page.getByRole('button', { name: '记下结果' }) })
      .filter({ hasText: '待办' })
  await until(`the task ${rung}`, async () => {
    await person.go(`/dispatch${story.caseUrl}`)
    return (await task().count()) > 0
  })
  await task().last().getByLabel('结果').selectOption({ label: result })
  await task().last().getByRole('button', { name: '记下结果' }).click()
  await person.settle()
}

/** Nobody answers: every rung of the ladder in its time, and the applicant ends it knowing what was tried. */
export async function playSilence(story: Story, party: ScriptParty): Promise<void> {
  const start = Date.now()
  await days(story, start, 2)
  await story.step('invite', 'platformAdmin', (person) =>
    until('the second message', () => isMessage(person, party, '前天的邀请')),
  )
  await days(story, start, 5)
  await story.step('invite', 'dispatcher', async (person) => {
    await person.go('/dispatch/contact')
    await story.screen(person, 'D3')
    for (const _ of [1, 2, 3]) await writeDown(story, person, '打电话', '没有人')
  })
  await days(story, start, 10)
  await story.step('invite', 'dispatcher', (person) => writeDown(story, person, '上门', '已经搬走'))
  await days(story, start, 19)
  const [me] = sideOf(story.script, 'applicant')
  if (!me) return
  await story.step('fail', me.id, async (person) => {
    await until('the end of the ladder', async () => {
      await person.go(story.caseUrl)
      return (await person.page.getByText('我们试过这些').count()) > 0
    })
    await person.see(/已经搬走/)
    await story.screen(person, 'P3-unreachable')
    await person.go(`${story.caseUrl}/close`)
    await person.tap(/^不等了，结束这件事/)
    story.outcome = 'failed'
    await person.go(story.caseUrl)
    await story.screen(person, 'P3-closed')
  })
}
