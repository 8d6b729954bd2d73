import { useParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type PartKey, partKeys } from '#app/domain/filing/draft.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { KeepTyped } from '#app/ui/kept/keep-typed.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

export type Fault =
  | {
      readonly errors: Readonly<Record<string, string>>
      readonly message: string
      readonly values: Readonly<Record<string, string | string[]>>
    }
  | undefined

/** What stands in a field: what was typed before a refusal, else what is saved. */
export const typedIn = (fault: Fault, name: string, saved: string): string => {
  const typed = fault?.values[name]
  return typeof typed === 'string' ? typed : saved
}

/** One part of a filing: back to the list, which of them it is, the question, the form. */
export const PartPage = ({
  part,
  title,
  lede,
  fault,
  children,
}: {
  part?: PartKey
  title: string
  lede: string
  fault: Fault
  children: ReactNode
}) => {
  const { draft } = useParams()
  const t = useWords(words).tasks
  return (
    <QuestionPage
      back={{ to: `/file/${draft}`, label: t.title }}
      {...(part ? { eyebrow: t.step(partKeys.indexOf(part) + 1) } : {})}
      title={title}
      lede={lede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <KeepTyped>{children}</KeepTyped>
    </QuestionPage>
  )
}
