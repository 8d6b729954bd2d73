import { useLoaderData } from '@remix-run/react'
import { elsewhere } from '#app/domain/intake/elsewhere.server.ts'
import { page } from '#app/http/page.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { Actions, ButtonLink } from '#app/ui/button.tsx'
import { Page, PageHead } from '#app/ui/page.tsx'
import { Authorities, SourceLine } from '../filing/ui/warnings.tsx'

export const loader = page(async () => elsewhere())

/** What cannot be mediated here, each with where to go and what of it can still be talked about. */
export default function Elsewhere() {
  const { situations, emergency } = useLoaderData<typeof loader>()
  const t = useWords(words)
  const language = useLanguage()
  return (
    <Page>
      <PageHead back={{ to: '/topics', label: t.allKinds }} title={t.elsewhereTitle} lede={t.elsewhereLede} />
      <p className="meta">{emergency[language]}</p>
      {situations.map((one) => (
        <details key={one.id} id={one.id} className="fold">
          <summary>{one.situation[language]}</summary>
          <p>{one.wording[language]}</p>
          <Authorities authorities={one.authorities} />
          {one.stillMediable && (
            <p>
              <b>{t.stillMediable}</b>
              {one.stillMediable[language]}
            </p>
          )}
          <p>
            <span className="second">{one.reason[language]}</span> <SourceLine source={one.source} />
          </p>
        </details>
      ))}
      <Actions>
        <ButtonLink to="/topics" wide look="second">
          {t.elsewhereBack}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
