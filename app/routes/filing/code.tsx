import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { maskPhone } from '#app/domain/identity/masking.ts'
import { draftAction, openDraftHere } from '#app/http/draft.server.ts'
import { page } from '#app/http/page.server.ts'
import { submitAct } from '#app/http/submit.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { words as helperWords } from '#app/i18n/words/helper.ts'
import { Actions, Button } from '#app/ui/button.tsx'
import { CodeField } from '#app/ui/field.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { PartPage } from './ui/part-page.tsx'

export const loader = page(async (context) => {
  const { draft } = await openDraftHere(context)
  if (!draft.me || !draft.declared) throw redirect(`/file/${context.params.draft}/check`)
  const isHelped = draft.helper !== null
  return { phone: maskPhone(draft.me.phone), isHelped, isAgain: context.url.searchParams.has('again') }
}, 'draft')
export const action = draftAction(submitAct)

export default function Code() {
  const { phone, isHelped, isAgain, formKey } = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words).code
  const helped = useWords(helperWords).code
  return (
    <PartPage title={t.title} lede={isHelped ? helped.lede(phone) : t.lede(phone)} fault={fault}>
      {isHelped && <Note>{helped.note}</Note>}
      {isAgain && <Note tone="ok">{t.sentAgain}</Note>}
      <PostForm idempotencyKey={formKey}>
        <CodeField label={t.label} error={fault?.errors.code} />
        <Actions>
          <Button wide>{t.submit}</Button>
          <Button wide look="second" name="act" value="again">
            {t.again}
          </Button>
        </Actions>
      </PostForm>
    </PartPage>
  )
}
