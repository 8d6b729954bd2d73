import type { AfterCourt } from '#app/domain/confirmation/after-court.queries.server.ts'
import { useLanguage, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/court.ts'
import { Button } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { PostForm } from '#app/ui/post-form.tsx'

type AfterProps = { readonly next: AfterCourt; readonly isParty: boolean; readonly formKey: string }

/** What is left to do once the court has spoken; the agreement in force stays what it is. */
export const Afterwards = ({ next, isParty, formKey }: AfterProps) => {
  const t = useWords(words).after
  const language = useLanguage()
  return (
    <>
      {next.isDismissed && <Choices next={next} isParty={isParty} formKey={formKey} />}
      <h2>{t.routes}</h2>
      <ul className="facts">
        {next.routes.map((route) => (
          <li key={route.route}>
            {route[language]}
            <span className="second">{route.limit[language]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** After a dismissal: mend the text together, keep to it anyway, or end here. */
const Choices = ({ next, isParty, formKey }: AfterProps) => {
  const t = useWords(words).after
  const { renegotiate, performAnyway } = next
  return (
    <>
      <h2>{t.title}</h2>
      {renegotiate.said.length > 0 && <Note>{t.wants(renegotiate.said.join('、'))}</Note>}
      {renegotiate.isMine && isParty ? (
        <p>{t.waiting}</p>
      ) : (
        (isParty || renegotiate.isWhole) && (
          <PostForm idempotencyKey={`${formKey}-again`}>
            <p className="second">{t.renegotiateHint}</p>
            <Button wide name="act" value="renegotiate">
              {t.renegotiate}
            </Button>
          </PostForm>
        )
      )}
      {isParty && next.mayKeep && !performAnyway.isMine && (
        <PostForm idempotencyKey={`${formKey}-keep`}>
          {performAnyway.said.length > 0 && <Note>{t.keeps(performAnyway.said.join('、'))}</Note>}
          <p className="second">{t.performHint}</p>
          <Button look="second" wide name="act" value="performAnyway">
            {t.performAnyway}
          </Button>
        </PostForm>
      )}
      {isParty && performAnyway.isMine && <p>{t.waitingKeep}</p>}
      <details className="why">
        <summary>{t.closeTitle}</summary>
        <p>{t.closeHint}</p>
        <PostForm idempotencyKey={`${formKey}-close`}>
          <Button look="no" name="act" value="close">
            {t.close}
          </Button>
        </PostForm>
      </details>
    </>
  )
}
