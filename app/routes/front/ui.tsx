import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/front.ts'
import { Page, PageHead } from '#app/ui/page.tsx'
import { useSite } from '#app/ui/site.tsx'

/** A plain page: heads with a sentence or two below each; the number for help stands first on the page of help. */
export const PlainPage = ({ of }: { of: 'help' | 'privacy' | 'accessibility' }) => {
  const t = useWords(words)
  const { helpPhone, helpHours } = useSite()
  return (
    <Page>
      <PageHead back={{ to: '/', label: t.backHome }} title={t[of].title} lede={t[of].lede} />
      {of === 'help' && helpPhone && (
        <p className="lede" translate="no">
          {t.help.call(helpPhone, helpHours)}
        </p>
      )}
      {t[of].heads.map((head, index) => (
        <section key={head}>
          <h2>{head}</h2>
          <p>{t[of].texts[index]}</p>
        </section>
      ))}
    </Page>
  )
}
