import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/ui.ts'
import { Tag } from './marks.tsx'

export type Verdict = 'genuine' | 'altered' | 'superseded' | 'unknown'

const tones = { genuine: 'done', altered: 'no', superseded: 'warn', unknown: 'plain' } as const

/** Our own square mark, never a drawing of an official seal; `slot` marks the place a seal will fill. */
export const Seal = ({ slot }: { slot?: ReactNode }) => {
  const t = useWords(words)
  if (slot !== undefined) return <span className="seal seal--slot">{slot}</span>
  return (
    <span className="seal" role="img" aria-label={t.seal}>
      <span lang="zh-CN" aria-hidden="true">
        言和
        <br />
        存真
      </span>
    </span>
  )
}

/** The answer to whether a paper is genuine: words first, the mark only when it is. */
export const VerifyBox = ({ verdict, title }: { verdict: Verdict; title: string }) => {
  const t = useWords(words)
  return (
    <section className="verdict" aria-live="polite">
      {verdict === 'genuine' && <Seal />}
      <div>
        <p>
          <Tag tone={tones[verdict]}>{t.verdicts[verdict]}</Tag>
        </p>
        <h2>{title}</h2>
      </div>
    </section>
  )
}
