import type { Person } from '../person.ts'
import { type ScriptClause, takingPart } from '../script.ts'
import type { Story } from '../story.ts'
import {
  fillClause,
  mediatorAndSeal,
  noteForce,
  openSigning,
  partySigns,
  readAll,
  sendForReading,
  writeClause,
} from './settlement.ts'

/** The mediator writes a clause anew, as the court wants it; another kind of clause takes the place of the old one. */
async function rewrite(story: Story, person: Person, at: number, clause: ScriptClause): Promise<void> {
  const before = story.script.agreement?.clauses[at - 1]
  await person.go(`${story.deskUrl}/draft`)
  await story.screen(person, 'M7-returned')
  const item = person.page.locator('li.clause').filter({ hasText: clauseHead(at) })
  if (before?.kind !== clause.kind) {
    await person.tap(/^删除$/, { within: item })
    return writeClause(story, person, clause)
  }
  await person.tap(/^修改$/, { within: item })
  await fillClause(story, person, clause)
  await person.tap(/^保存这一条$/)
  await story.stopIfRefused(person, 'draft')
}

const NUMERALS = '零一二三四五六七八九十'
/** How the pages call a clause: numbers beyond ten are not written by scripts. */
const clauseHead = (no: number): string => `第（${NUMERALS[no] ?? no}）项`

/** The court gave the application back at a clause: a new text, read, signed and sealed by everybody. */
export async function correctClause(story: Story, at: number, clause: ScriptClause): Promise<void> {
  await story.step('draft', 'mediator', async (person) => {
    await rewrite(story, person, at, clause)
    await sendForReading(story, person)
  })
  await readAll(story)
  await openSigning(story)
  for (const party of takingPart(story.script))
    await story.step('sign', party.id, (person) => partySigns(story, person, party))
  await mediatorAndSeal(story)
  await noteForce(story)
}
