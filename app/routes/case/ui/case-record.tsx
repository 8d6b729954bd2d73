import { formatInstant } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/case.ts'
import { AudienceStrip } from '#app/ui/audience.tsx'
import { CaseCode, Page, PageHead } from '#app/ui/page.tsx'

export type CaseRecordProps = {
  readonly code: string
  readonly home: string
  readonly lines: readonly {
    readonly seq: number
    readonly at: string
    readonly what: { readonly zh: string; readonly en: string }
    readonly by: string
    readonly isMine: boolean
  }[]
}

/** What happened in a case, line by line, who sees which part of it, and the file by which outsiders can check it. */
export const CaseRecord = ({ code, home, lines }: CaseRecordProps) => {
  const t = useWords(words)
  const locale = useLocale()
  const who = (by: string, isMine: boolean) =>
    isMine ? t.you : (t.actors[by as keyof typeof t.actors] ?? t.actors.system)
  return (
    <Page spine>
      <PageHead
        back={{ to: home, label: t.back }}
        eyebrow={<CaseCode code={code} />}
        title={t.recordTitle}
        lede={t.recordLede}
      />
      <ol className="claims">
        {lines.map(({ seq, at, what, by, isMine }) => (
          <li key={seq}>
            {locale === 'en' ? what.en : what.zh}
            <span className="second">{[who(by, isMine), formatInstant(new Date(at), locale)].join(' · ')}</span>
          </li>
        ))}
      </ol>
      <h2>{t.whoSees}</h2>
      <dl className="dl">
        {t.whoSeesWhat.map((what, index) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{t.whoSeesWhom[index]}</dd>
          </div>
        ))}
      </dl>
      <AudienceStrip boxed>{t.recordAudience}</AudienceStrip>
      <h2>{t.recordCheck}</h2>
      <p>{t.recordCheckText}</p>
      <p>
        <a href={`${home}/trail.json`} download>
          {t.recordDownload}
        </a>
      </p>
    </Page>
  )
}
