import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/evidence.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import type { Item } from './item-parts.tsx'

/** `others`: the further pictures of the same row, which go the same way. */
type Choices = {
  readonly item: Item
  readonly others?: readonly Item[]
  readonly base: string
  readonly formKey: string
}

/** What the owner may do about an item that counts. */
export const OwnChoices = ({ item, others = [], base, formKey }: Choices) => {
  const t = useWords(words)
  return (
    <div className="two">
      {item.audience === 'mediator' && (
        <PostForm action={base} idempotencyKey={`${formKey}/${item.id}`}>
          <Ids of={[item, ...others]} />
          <p className="meta">{t.shareHint}</p>
          <Button look="second" slim name="act" value="share">
            {t.share}
            <span className="vh">：{item.fileName}</span>
          </Button>
        </PostForm>
      )}
      <PostForm action={base} idempotencyKey={`${formKey}/${item.id}`}>
        <Ids of={[item, ...others]} />
        <Button look="quiet" slim name="act" value="withdraw">
          {t.withdraw}
          <span className="vh">：{item.fileName}</span>
        </Button>
      </PostForm>
    </div>
  )
}

const Ids = ({ of }: { readonly of: readonly Item[] }) => (
  <>
    {of.map(({ id }) => (
      <input key={id} type="hidden" name="evidenceId" value={id} />
    ))}
  </>
)

/** What the dispatcher decides about a file that was set aside. */
export const Review = ({ item, base, formKey }: Choices) => {
  const t = useWords(words)
  return (
    <PostForm action={base} idempotencyKey={`${formKey}/${item.id}`}>
      <input type="hidden" name="evidenceId" value={item.id} />
      <Field id={`reason-${item.id}`} name="reason" label={t.reason} required />
      <div className="two">
        <Button look="second" slim name="act" value="release">
          {t.release}
        </Button>
        <Button look="no" slim name="act" value="refuse">
          {t.refuse}
        </Button>
      </div>
    </PostForm>
  )
}
