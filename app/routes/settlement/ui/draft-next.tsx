import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/draft.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { DraftPageProps } from './draft-page.tsx'

/** What the mediator does with the text next: send it, open it for signature, sign it, or take it back. */
export const NextAct = ({ view, formKey, fault }: DraftPageProps) => {
  const t = useWords(words)
  const state = view.version?.state
  const progress = view.progress
  const signed = progress?.slots.filter(({ isSigned }) => isSigned).length ?? 0
  if (state === 'draft') {
    return (
      <PostForm idempotencyKey={formKey}>
        <input type="hidden" name="editNo" value={view.version?.editNo ?? 0} />
        <Button name="act" value="send" shortcut="S">
          {t.send}
        </Button>
      </PostForm>
    )
  }
  if (state === 'declined' || state === 'abandoned') {
    return (
      <PostForm idempotencyKey={formKey}>
        <Button name="act" value="start">
          {t.start}
        </Button>
      </PostForm>
    )
  }
  if (state !== 'reading' && state !== 'signing') return null
  const isReading = state === 'reading'
  const change = isReading ? ('takeBack' as const) : ('amend' as const)
  return (
    <>
      <p>
        {isReading
          ? t.readBy(progress?.readBy.length ?? 0, view.people.length)
          : t.signedBy(signed, progress?.slots.length ?? 0)}
      </p>
      {isReading ? (
        <PostForm idempotencyKey={formKey}>
          <Button name="act" value="open">
            {t.open}
          </Button>
        </PostForm>
      ) : (
        <ButtonLink to={`/desk/c/${view.code}/sign`}>{t.sign}</ButtonLink>
      )}
      <PostForm idempotencyKey={`${formKey}-change`}>
        <TextArea name="reason" label={t.why} rows={2} error={fault?.errors.reason} />
        <Button look="second" name="act" value={change}>
          {t[change]}
        </Button>
      </PostForm>
    </>
  )
}
