import { redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { wordsOfCode } from '#app/domain/errors.ts'
import { letterCodeIn } from '#app/domain/invitation/link-token.ts'
import { privateHeaders } from '#app/http/invitee.server.ts'
import { page } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/letter.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
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
      <Form method="get" action="/i/letter">
        <Field
          name="code"
          label={t.code}
          hint={t.codeHint}
          defaultValue={typed}
          spellCheck={false}
          autoCapitalize="characters"
          error={fault ?? undefined}
        />
        <Actions>
          <Button wide>{t.open}</Button>
        </Actions>
      </Form>
      <p>
        <Link to="/verify">{t.toVerify}</Link>
      </p>
    </QuestionPage>
  )
}
