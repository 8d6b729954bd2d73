import { formatDay } from '#app/i18n/format.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/filing.ts'
import { Actions, Button, ButtonLink } from '#app/ui/button.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { QuestionPage } from '#app/ui/question-page.tsx'

type DraftOverProps = {
  /** Last day on which it can be restored; null when it is gone. */
  readonly until: string | null
  readonly formKey: string
  readonly message: string | undefined
}

/** A draft that expired: what is left of it, until when, and the way on. */
export const DraftOver = ({ until, formKey, message }: DraftOverProps) => {
  const all = useWords(words)
  const t = all.over
  const locale = useLocale()
  return (
    <QuestionPage
      back={{ to: '/', label: all.backHome }}
      title={until ? t.title : t.goneTitle}
      lede={until ? t.restorable(formatDay(until, locale)) : t.gone}
      message={message}
    >
      {until ? (
        <PostForm idempotencyKey={formKey}>
          <Button wide name="act" value="restore">
            {t.restore}
          </Button>
        </PostForm>
      ) : (
        <Actions>
          <ButtonLink to="/" wide>
            {t.again}
          </ButtonLink>
        </Actions>
      )}
    </QuestionPage>
  )
}
