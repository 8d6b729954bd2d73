import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/dispatch.ts'
import { words as ladder } from '#app/i18n/words/ladder.ts'

/** The pages of the dispatcher's desk. */
export function useDispatchTabs(current: 'inbox' | 'contact') {
  const [inbox, contact] = [useWords(words).inbox, useWords(ladder).tab]
  return [
    { to: '/dispatch', label: inbox, current: current === 'inbox' },
    { to: '/dispatch/contact', label: contact, current: current === 'contact' },
  ]
}
