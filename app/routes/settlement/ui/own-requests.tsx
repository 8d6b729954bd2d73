import type { OwnRequest } from '#app/domain/claim/own.queries.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/requests.ts'
import { useClaimText } from '#app/ui/claims.tsx'

/** What the respondent asks for himself, so that the text forgets none of it. */
export const OwnRequests = ({ own }: { readonly own: readonly OwnRequest[] }) => {
  const t = useWords(words)
  const claimText = useClaimText()
  if (own.length === 0) return null
  return (
    <details className="why" open>
      <summary>{t.title}</summary>
      <ol className="claims">
        {own.map((request) => (
          <li key={request.id}>
            {claimText(request)}
            <span className="second">
              {request.answers.length === 0
                ? t.notAnswered
                : request.answers
                    .map(({ answer, text }) =>
                      [t.answers[answer as keyof typeof t.answers], text].filter(Boolean).join(' · '),
                    )
                    .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
