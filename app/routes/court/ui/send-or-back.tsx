import { Button, ButtonLink, type ButtonLook } from '#app/ui/button.tsx'
import { Note } from '#app/ui/marks.tsx'
import { casePath } from './court-tabs.ts'

type SendProps = {
  readonly code: string
  readonly act: string
  readonly send: string
  readonly back: string
  readonly look?: ButtonLook
}

/** The end of a form that goes out to people: send it, or go back to the case. */
export const SendOrBack = ({ code, act, send, back, look = 'first' }: SendProps) => (
  <p className="actions actions--desk">
    <Button look={look} name="act" value={act} shortcut="S">
      {send}
    </Button>
    <ButtonLink to={casePath(code)} look="quiet" shortcut="B">
      {back}
    </ButtonLink>
  </p>
)

/** The case is not where this form may be sent. */
export const NotNow = ({
  code,
  text,
  back,
}: {
  readonly code: string
  readonly text: string
  readonly back: string
}) => (
  <>
    <Note>{text}</Note>
    <ButtonLink to={casePath(code)} shortcut="B">
      {back}
    </ButtonLink>
  </>
)
