import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/spoken.ts'
import { Note } from '#app/ui/marks.tsx'

/** Recordings that run longer than an account may: where they are now, and what to do. */
export const TooLong = ({ lengths }: { readonly lengths: readonly number[] }) => {
  const t = useWords(words)
  const [longest] = [...lengths].sort((a, b) => b - a)
  return longest === undefined ? null : (
    <Note tone="warn" live>
      {t.tooLong(longest)}
    </Note>
  )
}
