import type { ReactNode } from 'react'
import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/mediator.ts'
import { Desk, type DeskProps } from '#app/ui/desk.tsx'

export type MediatorTab = 'today' | 'offers' | 'calendar'
const paths = { today: '/desk', offers: '/desk/offers', calendar: '/desk/calendar' } as const

export type MediatorDeskProps = {
  readonly tab?: MediatorTab
  readonly layout?: DeskProps['layout']
  readonly children: ReactNode
}

/** The frame around every page of the mediator's desk. */
export const MediatorDesk = ({ tab, layout = 'one', children }: MediatorDeskProps) => {
  const t = useWords(words)
  const tabs = (Object.keys(paths) as MediatorTab[]).map((key) => ({
    to: paths[key],
    label: t.desk.tabs[key],
    current: key === tab,
  }))
  const isQueue = tab === 'today' || tab === 'offers'
  const keys = [
    { key: 'J', does: t.desk.keys.next },
    { key: 'K', does: t.desk.keys.previous },
    { key: 'Enter', does: t.desk.keys.open },
  ]
  return (
    <Desk place={t.desk.place} tabs={tabs} keys={isQueue ? keys : []} layout={layout}>
      {children}
    </Desk>
  )
}
