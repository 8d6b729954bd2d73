/** Line drawings on a 24-unit square; decoration only, the word beside it carries the meaning. */
const drawings = {
  eye: 'M2.5 12s3.5-6.5 9.5-6.5S21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM9.25 12a2.75 2.75 0 1 0 5.5 0 2.75 2.75 0 1 0-5.5 0',
  lock: 'M6.5 10.5h11a1.5 1.5 0 0 1 1.5 1.5v6.500a1.5 1.5 0 0 1-1.5 1.500h-11a1.5 1.5 0 0 1-1.5-1.500v-6.500a1.5 1.5 0 0 1 1.5-1.500ZM8 10.5V7.5a4 4 0 0 1 8 0v3',
  tick: 'm5 12.5 4.5 4.5L19 7.5',
  speaker: 'M4 9.500v5h3.500l4.5 4v-13l-4.5 4H4ZM15.5 9a4.5 4.5 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  message: 'M4 5h16v11H11l-4.5 4V16H4Z',
  forward: 'M5 12h13m-5-5.5 5.5 5.500L13 17.5',
  back: 'M19 12H6m5-5.500L5.5 12l5.5 5.5',
  paper: 'M6 3.500h8.500L19 8v12.500H6ZM14 3.500V8.500h5M9 13h7M9 16.500h7',
  search: 'M5 11a6 6 0 1 0 12 0 6 6 0 1 0-12 0m10.5 4.5 5 5',
  camera: 'M4 7.500h3.500L9 5h6l1.5 2.500H20v12H4ZM8.500 13a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0',
  clock: 'M3.500 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 7v5.500l3.5 2',
  microphone: 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  about: 'M3.500 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 11v5.500M12 7.800v.2',
  plus: 'M12 5v14M5 12h14',
  qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.500v2.500H14ZM18 18h2v2h-2ZM18 14h2M14 19.500h1.5',
  phone:
    'M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.500v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4 5.7 2 2 0 0 1 6 3.500Z',
  warning: 'M12 4 21 19.500H3ZM12 10v4.500M12 17v.2',
  people:
    'M6 9a3 3 0 1 0 6 0 3 3 0 1 0-6 0M14.200 10a2.3 2.3 0 1 0 4.600 0 2.3 2.3 0 1 0-4.600 0M3.5 19c.5-3.5 2.5-5 5.5-5s5 1.5 5.5 5M15 15c3-.5 5 1 5.5 4',
  hand: 'M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 10.5V4.500a1.5 1.5 0 0 1 3 0V11M14 10.5V6a1.5 1.5 0 0 1 3 0v8.500a6 6 0 0 1-11.500 2.300L4 13.200a1.5 1.5 0 0 1 2.600-1.400L8 13.500',
  pause: 'M9 6v12M15 6v12',
  video:
    'M4.500 6.500h9.500a1.5 1.5 0 0 1 1.5 1.500v8a1.5 1.5 0 0 1-1.5 1.500h-9.500a1.5 1.5 0 0 1-1.5-1.500v-8a1.5 1.5 0 0 1 1.5-1.500ZM15.5 11 21 7.500v9L15.5 13',
  leave: 'M13 4.500H5v15h8M10 12h10m-3.5-3.500L20 12l-3.5 3.5',
  calendar: 'M4 6h16v14H4ZM4 10.500h16M8.500 3.500V8M15.500 3.500V8',
} as const

export type IconName = keyof typeof drawings

/** A small drawing in the colour of its text, hidden from screen readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
    <path d={drawings[name]} />
  </svg>
)
