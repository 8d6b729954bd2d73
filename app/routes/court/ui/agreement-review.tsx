import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/agreement-check.ts'
import { FindingBasis } from '#app/routes/settlement/ui/finding-basis.tsx'
import { CheckItem } from '#app/ui/split.tsx'
import type { CaseProps } from './types.ts'

type Review = NonNullable<CaseProps['review']>
type Finding = Review['findings'][number]

/** The rules that the editor and the gate of signing know, as the clerk reads them: what was found, and why it may stand. */
export const AgreementReview = ({ review: { findings, others, passed, rules } }: { readonly review: Review }) => {
  const t = useWords(words)
  return (
    <>
      <h2>{t.ofClerk}</h2>
      {findings.map((finding) => (
        <Found key={finding.rule} {...finding} />
      ))}
      {others.map(({ rule, reason }) => (
        <CheckItem key={rule} state="look" title={rule} note={t.reasonOf(reason)} />
      ))}
      <CheckItem state="ok" title={t.passed(passed)} note={t.rules(rules)} />
    </>
  )
}

const Found = ({ level, words: said, clauseNos, reason, ...basis }: Finding) => {
  const t = useWords(words)
  const language = useLanguage()
  const title = `${clauseNos.map(t.clauseNo).join(' ')} ${said[language]}`.trim()
  return (
    <CheckItem
      state={level === 'block' ? 'no' : 'look'}
      title={title}
      note={
        <>
          <b>{reason ? t.reasonOf(reason) : t.noReason}</b>
          <FindingBasis {...basis} figure={basis.figure?.[language] ?? null} />
        </>
      }
    />
  )
}
