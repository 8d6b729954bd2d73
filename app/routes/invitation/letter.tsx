import { redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { wordsOfCode } from '#app/domain/errors.ts'
import { letterCodeIn } from '#app/domain/invitation/link-token.ts'
import { privateHeaders } from '#app/http/invitee.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/letter.ts'
import { CodeForm } from '#app/ui/code-form.tsx'
import { plainHandle } from '#app/ui/plain.ts'
import { QuestionPage } from '#app/ui/question-page.tsx'

export const headers = privateHeaders
export const handle = plainHandle

/** The code of a letter leads to the same door as the link of a message. */
export const loader = page(async ({ url, locale }) => {
  const typed = url.searchParams.get('code')
  const code = typed === null ? null : letterCodeIn(typed)
  if (code) throw redirect(`/i/${code}`, 303)
  return { typed: typed ?? '', fault: typed === null ? null : wordsOfCode('invitation/letter-code', locale) }
})

export default function LetterCode() {
  const { typed, fault } = useLoaderData<typeof loader>()
  const t = useWords(words)
  return (
    <QuestionPage owner="b" title={t.title} lede={t.lede} errors={fault ? { code: fault } : undefined}>
      <CodeForm
        action="/i/letter"
        label={t.code}
        hint={t.codeHint}
        typed={typed}
        error={fault ?? undefined}
        button={t.open}
      />
      <p>
        <Link to="/verify">{t.toVerify}</Link>
      </p>
    </QuestionPage>
  )
}
