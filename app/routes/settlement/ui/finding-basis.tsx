import { notAcceptGrounds, type ReturnReasonCode, returnReasons } from '#app/domain/confirmation/catalogue.ts'
import { lawWords } from '#app/i18n/law.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/agreement-check.ts'

export type FindingBasisProps = {
  readonly basis: string
  readonly isRead: boolean
  /** A reason to give back (`R6`), a ground not to accept (`355(3)`), or null. */
  readonly prevents: string | null
  readonly figure: string | null
}

const groundOf = (prevents: string) =>
  notAcceptGrounds[Number(/^355\((\d)\)$/.exec(prevents)?.[1] ?? 1) as keyof typeof notAcceptGrounds]

/** By which article a rule stands, what a court would answer, and the figure of the law that counts. */
export const FindingBasis = ({ basis, isRead, prevents, figure }: FindingBasisProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  return (
    <span className="second finding__basis">
      {figure && (
        <span>
          {figure}
          {locale === 'en' ? '. ' : '。'}
        </span>
      )}
      {prevents?.startsWith('R') && <span>{t.returned(returnReasons[prevents as ReturnReasonCode][language])} </span>}
      {prevents?.startsWith('355') && <span>{t.notAccepted(groundOf(prevents)[language])} </span>}
      <span>
        {t.basis(lawWords(basis, locale))}
        {!isRead && t.unread}
      </span>
    </span>
  )
}
