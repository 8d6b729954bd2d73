import type { Words } from './schema.ts'
import type { IntakeType } from './types.ts'

export interface TopicGroup {
  readonly name: Words
  readonly topics: readonly IntakeType[]
}

/** The kinds of dispute as people look for them: by the part of life that is hurt, not by the law. */
export const topicGroups: readonly TopicGroup[] = [
  {
    name: { zh: '住房和邻居', en: 'Home and neighbours' },
    topics: ['rental', 'neighbour', 'property', 'homestead'],
  },
  { name: { zh: '干活和钱', en: 'Work and money' }, topics: ['wages', 'labour', 'loan', 'contract'] },
  { name: { zh: '买东西', en: 'Shopping' }, topics: ['consumer', 'ecommerce'] },
  { name: { zh: '受伤和看病', en: 'Injury and medical care' }, topics: ['traffic', 'medical', 'injury'] },
  { name: { zh: '家里的事', en: 'Family' }, topics: ['family', 'inheritance', 'burial'] },
  {
    name: { zh: '土地、生意、创作', en: 'Land, business, creations' },
    topics: ['land', 'expropriation', 'business', 'ip'],
  },
]
