import { useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { deskPage } from '#app/http/page.server.ts'
import { reasonsPage } from '#app/http/setting.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/reasons.ts'
import { words as settingWords } from '#app/i18n/words/setting.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Tag } from '#app/ui/marks.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { SettledList } from './ui/settled-list.tsx'

export const loader = deskPage(['platformAdmin'], reasonsPage)

/** X1: reasons that a court and a respondent may choose. */
export default function Reasons() {
  const { rows } = useLoaderData<typeof loader>()
  const t = useWords(words)
  return (
    <Page>
      <PageHead back={{ to: '/admin', label: useWords(settingWords).page.back }} title={t.title} lede={t.lede} />
      {(['return', 'decline'] as const).map((list) => (
        <Fragment key={list}>
          <h2>{t.groups[list]}</h2>
          <SettledList
            kind="reason"
            rows={rows.filter(({ group }) => group === list)}
            mark={({ isOffered, isChanged }) =>
              isOffered ? isChanged && <Tag tone="act">{t.changed}</Tag> : <Tag tone="plain">{t.setAside}</Tag>
            }
          />
          <p>
            <ButtonLink look="second" to={`/setting/reason/new/edit?list=${list}`}>
              {t.add[list]}
            </ButtonLink>
          </p>
        </Fragment>
      ))}
    </Page>
  )
}
