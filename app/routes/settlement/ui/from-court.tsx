import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court-return.ts'
import { AskedList } from '#app/routes/court/ui/asked-list.tsx'
import { Note } from '#app/ui/marks.tsx'
import type { DraftPageProps } from './draft-page.tsx'

/** What the court wants changed, where the text is written. */
export const FromCourt = ({ view }: Pick<DraftPageProps, 'view'>) => {
  const t = useWords(words)
  const locale = useLocale()
  const cureOn = view.asked[0]?.cureOn
  if (!cureOn) return null
  return (
    <Note tone="warn" title={t.fromCourt}>
      <AskedList points={view.asked} />
      <p>{t.by(formatDay(cureOn, locale))}</p>
    </Note>
  )
}
