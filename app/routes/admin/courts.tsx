import { Form, Link, useLoaderData } from '@remix-run/react'
import { deskPage } from '#app/http/page.server.ts'
import { courtsPage } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/setting.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'

export const loader = deskPage(['platformAdmin'], courtsPage)

/** X1: the courts. */
export default function Courts() {
  const { rows, find } = useLoaderData<typeof loader>()
  const t = useWords(words)
  return (
    <Page>
      <PageHead back={{ to: '/admin', label: t.page.back }} title={t.list.courts} lede={t.list.courtsLede} />
      <Form method="get" className="inline">
        <Field name="find" label={t.page.find} type="search" defaultValue={find} />
        <Button look="second" type="submit">
          {t.page.search}
        </Button>
      </Form>
      <p className="second">{t.page.listEnd(rows.length)}</p>
      <ul className="rowlinks">
        {rows.map(({ id, name, code, people }) => (
          <li key={id}>
            <Link to={`/admin/courts/${id}`}>
              <span>
                <span className="t">{name}</span>
                <span className="second">
                  {code} · {people > 0 ? t.list.peopleCount(people) : t.list.nobody}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <ButtonLink look="second" to="/setting/court/new/edit">
          {t.list.addCourt}
        </ButtonLink>
      </p>
    </Page>
  )
}
