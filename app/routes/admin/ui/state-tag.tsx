import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Tag } from '#app/ui/marks.tsx'

const tones = { active: 'done', suspended: 'warn', closed: 'plain' } as const

/** Whether an organisation takes cases. */
export const StateTag = ({ state }: { state: keyof typeof tones }) => (
  <Tag tone={tones[state]}>{useWords(words).organisation.states[state]}</Tag>
)
