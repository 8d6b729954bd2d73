import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { words as batchWords } from '#app/i18n/words/court-batch.ts'
import { words as dayWords } from '#app/i18n/words/court-deadlines.ts'

/** The page of one case at the court's desk. */
export const casePath = (code: string) => `/court/c/${encodeURIComponent(code)}`

/** The tabs of the court's desk; `current` is the path of the one that is open. */
export function useCourtTabs(current: string) {
  const queue = useWords(words).desk.tab
  const batch = useWords(batchWords).tab
  const days = useWords(dayWords).tab
  return [
    { to: '/court', label: queue },
    { to: '/court/batch', label: batch },
    { to: '/court/deadlines', label: days },
  ].map((tab) => ({ ...tab, current: tab.to === current }))
}
