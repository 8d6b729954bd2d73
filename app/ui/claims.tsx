import { formatFen } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/react.tsx'

export type ClaimLine = { readonly id: string; readonly amountFen: number | null; readonly text: string | null }

/** One claim as a line: the sum, the words, or both. */
export const useClaimText = () => {
  const locale = useLocale()
  return ({ amountFen, text }: Omit<ClaimLine, 'id'>): string =>
    [amountFen === null ? null : formatFen(amountFen, locale, 'sign'), text].filter(Boolean).join(' · ')
}

/** What is asked for, point by point. */
export const ClaimList = ({ claims }: { readonly claims: readonly ClaimLine[] }) => {
  const text = useClaimText()
  return (
    <ol className="claims">
      {claims.map((claim) => (
        <li key={claim.id}>{text(claim)}</li>
      ))}
    </ol>
  )
}
