import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words as helperWords } from '#app/i18n/words/helper.ts'
import { words } from '#app/i18n/words/told.ts'
import { PaneHead } from './desk.tsx'
import { CheckAnswers } from './lists.tsx'
import { Note, Tag } from './marks.tsx'

type Pair = { readonly zh: string; readonly en: string }

export type ToldProps = {
  readonly answers: readonly {
    readonly question: Pair
    readonly answer: Pair
    readonly isPrivate: boolean
    readonly isOwnWords: boolean
  }[]
  readonly stops: readonly Pair[]
  readonly callFirst: boolean
  readonly helper: {
    readonly name: string
    readonly phone: string
    readonly relation: 'village' | 'family' | 'legalAid' | 'neighbour' | 'other'
  } | null
}

/** What the applicant answered in the guided questions, at a desk; what asks for a call first stands above it. */
export const ToldAnswers = ({ answers, stops, callFirst, helper }: ToldProps) => {
  const t = useWords(words)
  const relation = useWords(helperWords).relations
  const language = useLanguage()
  return (
    <>
      {callFirst && (
        <Note tone="no" title={t.callFirst}>
          {stops.map((stop) => (
            <p key={stop.zh}>{stop[language]}</p>
          ))}
          {stops.length === 0 && <p>{t.reasonIsPrivate}</p>}
        </Note>
      )}
      {helper && (
        <Note title={t.helper(helper.name, relation[helper.relation])}>
          <p>{t.helperText}</p>
          <p>
            <a href={`tel:${helper.phone}`}>{helper.phone}</a>
          </p>
        </Note>
      )}
      {answers.length > 0 && (
        <>
          <PaneHead title={t.title} />
          <CheckAnswers
            answers={answers.map(({ question, answer, isPrivate, isOwnWords }) => ({
              question: question[language],
              answer: (
                <>
                  {answer[language]} {isPrivate && <Tag tone="warn">{t.isPrivate}</Tag>}
                  {isOwnWords && <Tag>{t.isOwnWords}</Tag>}
                </>
              ),
            }))}
          />
        </>
      )}
    </>
  )
}
