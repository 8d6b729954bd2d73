import { useLoaderData } from '@remix-run/react'
import { DomainError } from '#app/domain/errors.ts'
import { demoAccounts } from '#app/domain/seed/people.ts'
import { plainAction } from '#app/http/form.server.ts'
import { demoAct } from '#app/http/login.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/account.ts'
import { ChoiceTiles } from '#app/ui/choice.tsx'
import { RowLinks } from '#app/ui/lists.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

export const loader = page(async ({ platform }) => {
  if (!platform.settings.demo) throw new DomainError('dispute/unknown')
  return { accounts: demoAccounts.map(({ key, name, zh, en }) => ({ key, name, zh, en })) }
})
export const action = plainAction(demoAct)

export default function Demo() {
  const { accounts, formKey } = useLoaderData<typeof loader>()
  const t = useWords(words).demo
  const language = useLanguage()
  const tiles = accounts.map((account) => ({ label: t.enter(account[language], account.name), value: account.key }))
  return (
    <Page>
      <PageHead title={t.title} lede={t.lede} />
      <PostForm idempotencyKey={formKey}>
        <ChoiceTiles name="account" tiles={tiles} />
      </PostForm>
      <RowLinks links={[{ to: '/admin/messages/outbox', label: t.outbox }]} />
    </Page>
  )
}
