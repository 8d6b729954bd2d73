import { useState } from 'react'
import { fenInCapitals } from '#app/i18n/capitals.ts'
import { useLocale, useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { describedBy, FieldFrame, type FieldFrameProps } from './field.tsx'

/** What a person typed as yuan, in whole fen; null when it is no amount. Commas, ¥ and 元 are forgiven. */
export const fenFromText = (text: string): number | null => {
  const bare = text.normalize('NFKC').replace(/[,\s¥元]/g, '')
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(bare)
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

export type AmountFieldProps = FieldFrameProps & {
  /** What was typed before, as text in yuan. */
  readonly defaultValue?: string
  /** Called with whole fen, or null when the text is no amount. */
  readonly onAmount?: (fen: number | null) => void
}

/** An amount in yuan that echoes itself in capital figures, as the papers will print it. */
export const AmountField = ({ defaultValue = '', onAmount, ...field }: AmountFieldProps) => {
  const [text, setText] = useState(defaultValue)
  const t = useWords(words)
  const locale = useLocale()
  const fen = fenFromText(text)
  const typed = (value: string) => {
    setText(value)
    onAmount?.(fenFromText(value))
  }
  const echo = (
    <output className="hint" htmlFor={field.name} aria-live="polite">
      {fen !== null && fen > 0 && (
        <>
          {t.inWords}
          <span className="money-words" lang="zh-CN">
            {locale === 'zh-CN' ? '人民币' : ''}
            {fenInCapitals(fen)}
          </span>
        </>
      )}
    </output>
  )
  return (
    <FieldFrame {...field} below={echo}>
      <input
        inputMode="decimal"
        autoComplete="off"
        defaultValue={defaultValue}
        onChange={(event) => typed(event.target.value)}
        {...describedBy(field)}
      />
    </FieldFrame>
  )
}
