import { Link } from '@remix-run/react'
import { useRef, useState } from 'react'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/guide.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useHydrated } from '#app/ui/hydrated.ts'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'
import { type Fault, typedIn } from './part-page.tsx'

type Pair = { readonly zh: string; readonly en: string }
export type LetterPageProps = {
  readonly name: Pair
  readonly title: Pair
  readonly text: string
  /** Language of the letter, which need not be that of the page. */
  readonly locale: 'zh-CN' | 'en'
  /** Where the guide ends. */
  readonly result: string
  /** Path of the draft. */
  readonly file: string
  readonly formKey: string
  readonly fault: Fault
}

/** A letter to change, copy, print or keep as a file; it is sent by its writer, not by us. */
export const LetterPage = ({ name, title, text, locale, result, file, formKey, fault }: LetterPageProps) => {
  const t = useWords(words)
  const language = useLanguage()
  const other = locale === 'en' ? 'zh-CN' : 'en'
  return (
    <QuestionPage
      back={{ to: result, label: t.backToResult }}
      eyebrow={name[language]}
      title={title[language]}
      lede={t.letterLede}
      errors={fault?.errors}
      message={fault?.message}
    >
      <Sheet key={locale} text={typedIn(fault, 'text', text)} locale={locale} formKey={formKey} fault={fault} />
      <p className="no-print">
        <Link to={`?lang=${other}`}>{t.letterIn[other]}</Link>
      </p>
      <Note>{t.letterNote}</Note>
      <Actions>
        <ButtonLink to={file} wide look="second">
          {t.letterOnward}
        </ButtonLink>
      </Actions>
    </QuestionPage>
  )
}

const Sheet = ({ text, locale, formKey, fault }: Pick<LetterPageProps, 'text' | 'locale' | 'formKey' | 'fault'>) => {
  const t = useWords(words)
  const [written, setWritten] = useState(text)
  const form = useRef<HTMLDivElement>(null)
  return (
    <PostForm idempotencyKey={formKey} reloads>
      <div ref={form} lang={locale}>
        <TextArea
          name="text"
          label={t.letterLabel}
          hint={t.letterHint}
          rows={16}
          error={fault?.errors.text}
          defaultValue={text}
          onChange={(event) => setWritten(event.target.value)}
        />
      </div>
      <pre className="print-only" lang={locale}>
        {written}
      </pre>
      <Actions>
        <WithScripts written={written} select={() => form.current?.querySelector('textarea')?.select()} />
        <Button wide look="second">
          {t.letterKeep}
        </Button>
      </Actions>
    </PostForm>
  )
}

/** What only a script can do; without scripts the page shows the file alone. */
const WithScripts = ({ written, select }: { written: string; select: () => void }) => {
  const t = useWords(words)
  const [said, setSaid] = useState('')
  if (!useHydrated()) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(written)
      setSaid(t.letterCopied)
    } catch {
      // Some phones forbid it: then the text is marked, and the phone's own menu copies it.
      select()
      setSaid(t.letterMarked)
    }
  }
  return (
    <>
      <Button wide type="button" onClick={() => void copy()}>
        {t.letterCopy}
      </Button>
      <p role="status">{said}</p>
      <Button wide look="second" type="button" onClick={() => window.print()}>
        {t.letterPrint}
      </Button>
    </>
  )
}
