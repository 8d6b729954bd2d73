import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { codeInAddress } from '#app/domain/dispute/code.ts'
import { closingView } from '#app/domain/mediator/cockpit.queries.server.ts'
import { endMediation } from '#app/domain/mediator/ending.commands.server.ts'
import { requireRole } from '#app/http/context.server.ts'
import { caseAction, formAct } from '#app/http/form.server.ts'
import { casePage } from '#app/http/page.server.ts'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { Button, Why } from '#app/ui/button.tsx'
import { ChoiceGroup } from '#app/ui/choice.tsx'
import { deskHandle, Pane } from '#app/ui/desk.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CaseCode } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { MediatorDesk } from './ui/mediator-desk.tsx'

export const handle = deskHandle

export const loader = casePage(async ({ platform, disputeId, roles, locale }) => {
  requireRole(roles, 'mediator', 'dispatcher')
  const desk = roles.has('mediator') ? '/desk' : '/dispatch'
  const view = await closingView(platform, disputeId, locale)
  return { ...view, home: `${desk}/c/${codeInAddress(view.code)}` }
})

export const action = caseAction({
  end: formAct({ command: endMediation, then: (_, { roles }) => (roles.has('mediator') ? '/desk' : '/dispatch') }),
})

/** M8: a mediation that did not succeed ends on a ground, with the ways that remain. */
export default function Close() {
  const view = useLoaderData<typeof loader>()
  const fault = useActionData<typeof action>()
  const t = useWords(words)
  return (
    <MediatorDesk>
      <Pane title={t.close.title} end={<CaseCode code={view.code} />} level={1}>
        <p>
          <Link to={view.home}>{t.close.back}</Link>
        </p>
        {fault && <ErrorSummary errors={fault.errors} message={fault.message} />}
        <p>{t.close.lede}</p>
        <PostForm idempotencyKey={view.formKey}>
          <ChoiceGroup name="ground" legend={t.close.ground} options={view.grounds} error={fault?.errors.ground} />
          <ChoiceGroup
            name="routes"
            legend={t.close.routes}
            options={view.routes}
            several
            chosen={view.routes.map(({ value }) => value)}
            error={fault?.errors.routes}
          />
          <TextArea name="words" label={t.close.words} optional audience={t.close.wordsAudience} rows={3} />
          <Why>{t.close.consequence}</Why>
          <Button name="act" value="end">
            {t.close.end}
          </Button>
        </PostForm>
      </Pane>
    </MediatorDesk>
  )
}
