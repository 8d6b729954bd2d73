import type { ReactNode } from 'react'

/** Nothing here yet: what will be here, and the one thing to do about it. */
export const EmptyState = ({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) => (
  <section className="empty">
    <h2>{title}</h2>
    {typeof children === 'string' ? <p className="second">{children}</p> : children}
    {action}
  </section>
)
