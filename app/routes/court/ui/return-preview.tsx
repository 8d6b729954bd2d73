import type { ReactNode } from 'react'
import { type ReturnPoint, readReturn } from '#app/domain/confirmation/return-points.ts'
import type { Reason } from '#app/domain/reason/reasons.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useLanguage, useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court-return.ts'
import { AskedList } from './asked-list.tsx'

const textsOf = (values: FormData, name: string) => values.getAll(name).map(String)

/** What the form asks for as it stands. */
const pointsIn = (values: FormData | null, reasons: readonly Reason[]): readonly ReturnPoint[] =>
  values === null
    ? []
    : readReturn(
        {
          reasons: textsOf(values, 'reasons'),
          note: String(values.get('note') ?? ''),
          clauseNo: textsOf(values, 'clauseNo'),
          clauseReason: textsOf(values, 'clauseReason'),
          clauseNote: textsOf(values, 'clauseNote'),
        },
        reasons,
      ).points

type PreviewProps = {
  readonly reasons: readonly Reason[]
  readonly values: FormData | null
  readonly message: { readonly zh: string; readonly en: string; readonly url: string }
  readonly usual: string
  readonly children: (n: number) => ReactNode
}

/** The message, the page and the paper as they will go out, before anything is sent. */
export const ReturnPreview = ({ values, reasons, message, usual, children }: PreviewProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const locale = useLocale()
  const points = pointsIn(values, reasons).map((point) => {
    const { zh = point.reason, en = point.reason, ask = null } = reasons.find(({ code }) => code === point.reason) ?? {}
    return { ...point, said: { zh, en }, ask }
  })
  const on = String(values?.get('cureOn') || usual)
  const day = formatDay(on, locale)
  const short = formatDay(on, locale, { year: false, weekday: false })
  const sms = message[language]
    .replace('{{n}}', String(points.length))
    .replace('{{on}}', short)
    .replace('{{url}}', message.url)
  return (
    <>
      {points.length === 0 ? (
        <p className="second">{t.nothing}</p>
      ) : (
        <>
          <h3>{t.sms}</h3>
          <p className="slip">{sms}</p>
          <h3>{t.page}</h3>
          <div className="slip">
            <h4>{t.pageTitle(points.length)}</h4>
            <p>{t.by(day)}</p>
            <AskedList points={points} />
          </div>
          <h3>{t.paper}</h3>
          <p className="slip">{t.paperText}</p>
        </>
      )}
      {children(points.length)}
    </>
  )
}
