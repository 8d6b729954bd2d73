import { Form, useLoaderData } from '@remix-run/react'
import { deskPage } from '#app/http/page.server.ts'
import { messagesPage } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/messages.ts'
import { words as settingWords } from '#app/i18n/words/setting.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Tag } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { SettledList } from './ui/settled-list.tsx'

export const loader = deskPage(['platformAdmin'], messagesPage)

/** X1: what messages say. */
export default function Messages() {
  const { rows, find } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const page = useWords(settingWords).page
  return (
    <Page>
      <PageHead back={{ to: '/admin', label: page.back }} title={t.title} lede={t.lede} />
      <Form method="get" className="inline">
        <Field name="find" label={page.find} type="search" defaultValue={find} />
        <Button look="second" type="submit">
          {page.search}
        </Button>
      </Form>
      <p className="second">{page.listEnd(rows.length)}</p>
      <SettledList kind="notice" rows={rows} mark={({ isChanged }) => isChanged && <Tag tone="act">{t.changed}</Tag>} />
    </Page>
  )
}
