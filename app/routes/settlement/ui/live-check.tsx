import { useEffect, useMemo, useState } from 'react'
import type { Finding } from '#app/domain/settlement/check/check-agreement.ts'
import type { LiveDraft } from '#app/domain/settlement/check/live-check.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/agreement-check.ts'
import { useFetched } from '#app/ui/fetched.ts'
import { useFormValues } from '#app/ui/form-values.ts'
import { CheckItem } from '#app/ui/split.tsx'
import type { DraftPageProps } from './draft-page.tsx'

/** The hand rests for so long before the check speaks, so that it does not talk into every letter. */
const PAUSE_MS = 500

const loadCheck = () => import('#app/domain/settlement/check/live-check.ts')

type LiveCheckProps = Pick<DraftPageProps, 'view' | 'toCheck' | 'edit'> & { readonly formId: string }

/** Everything but the form; the same object as long as the page's data are the same. */
function useLiveDraft({ view: { people }, toCheck, edit }: LiveCheckProps): LiveDraft | null {
  return useMemo(() => {
    if (!toCheck) return null
    const pairs = people.map(({ id, side }) => [id, people.find((other) => other.side !== side)?.id] as const)
    return { draft: toCheck, others: Object.fromEntries(pairs), edit }
  }, [people, toCheck, edit])
}

/** What the same rules say of the clause while it is being written; nothing is sent, and saving does not depend on it. */
export const LiveCheck = (props: LiveCheckProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const values = useFormValues(props.formId)
  const [first, setFirst] = useState<FormData | null>(null)
  if (first === null && values !== null) setFirst(values)
  const isTyping = values !== null && first !== null && values !== first
  const check = useFetched(loadCheck, isTyping)
  const [findings, setFindings] = useState<readonly Finding[] | null>(null)
  const live = useLiveDraft(props)
  useEffect(() => {
    if (!isTyping || !check || !live) return
    const timer = setTimeout(() => setFindings(check.checkForm(live, Object.fromEntries(values))), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [isTyping, check, live, values])
  return (
    <div role="status" className="livecheck">
      {findings?.length === 0 && <p className="second">{t.live}</p>}
      {findings?.map(({ rule, level, figure, ...said }) => (
        <CheckItem
          key={rule}
          state={level === 'block' ? 'no' : 'look'}
          title={said[language]}
          note={figure?.[language]}
        />
      ))}
    </div>
  )
}
