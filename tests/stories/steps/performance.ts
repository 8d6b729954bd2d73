import type { Story } from '../story.ts'

const SCORES = { satisfied: /^(满意|Satisfied)/, basically: /^(基本满意|On the whole)/, dissatisfied: /^(不满意|Not)/ }

/** What was paid and received. */
export async function playPerformance(story: Story): Promise<void> {
  const { performance = [], agreement } = story.script
  const payment = agreement?.clauses.find((clause) => clause.kind === 'payment')
  for (const { instalment, paid, confirmed } of payment?.kind === 'payment' ? performance : []) {
    const row = new RegExp(`第${instalment}期|Instalment ${instalment}(?!\\d)`)
    const tapRow = (id: string, button: RegExp) =>
      story.step('perform', id, async (person) => {
        await person.go(`${story.caseUrl}/performance`)
        const item = person.page.getByRole('listitem').filter({ hasText: row })
        await person.tap(button, { within: item.first() })
        await story.screen(person, 'P16')
      })
    if (payment?.kind !== 'payment') continue
    if (paid) await tapRow(payment.payer, /^(我已付款|I have paid)$/)
    if (confirmed) await tapRow(payment.payee, /^(我收到了|I received it)$/)
  }
}

/** What each thought of it; open from a result on, and also when there was none. */
export async function playRating(story: Story): Promise<void> {
  for (const [id, score] of Object.entries(story.script.rating ?? {})) {
    await story.step('rate', id, async (person) => {
      await person.go(`${story.caseUrl}/rate`)
      await person.choose(SCORES[score])
      await person.choose(/^(及时|Timely)/)
      await story.screen(person, 'P17')
      await person.tap(/^(提交评价|Send the rating)$/)
      await person.see(/谢谢|Thank you/)
    })
  }
}
