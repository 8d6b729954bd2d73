import { intakeTopic } from '../intake/topics.server.ts'
import type { Draft } from './draft.ts'

/** What was typed in the first guided question of this kind, for a field that is still empty; nobody types a thing twice. */
export function suggestedFrom({ topic, guide }: Draft, kind: 'text' | 'money'): string | null {
  for (const question of intakeTopic(topic).questions) {
    const answer = guide[question.id]
    if (question.kind === kind && typeof answer === 'string' && answer !== 'none' && answer.trim() !== '') return answer
  }
  return null
}
