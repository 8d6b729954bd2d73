import { useLoaderData } from '@remix-run/react'
import { deskPage } from '#app/http/page.server.ts'
import { rulesPage } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/rules.ts'
import { words as settingWords } from '#app/i18n/words/setting.ts'
import { Tag } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { SettledList } from './ui/settled-list.tsx'

export const loader = deskPage(['platformAdmin'], rulesPage)

/** X1: figures of the procedure. What the law sets is read only, with its article. */
export default function Rules() {
  const { rows } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const of = (group: string) => rows.filter((row) => row.group === group)
  return (
    <Page>
      <PageHead back={{ to: '/admin', label: useWords(settingWords).page.back }} title={t.title} lede={t.lede} />
      {(['contact', 'court', 'term'] as const).map((group) => (
        <section key={group}>
          <h2>{t.groups[group]}</h2>
          <SettledList
            kind="rule"
            rows={of(group)}
            mark={({ isChanged }) => isChanged && <Tag tone="act">{t.changed}</Tag>}
          />
        </section>
      ))}
      <h2>{t.groups.fixed}</h2>
      <dl className="dl">
        {of('fixed').map(({ key, title, value, basis }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>
              {value}
              <span className="second">{basis}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  )
}
