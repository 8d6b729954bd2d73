/** Rows of a square code, `1` for dark; the server computes them. */
export type Square = readonly string[]

/** A square code as a picture; `label` says what it opens. */
export const QrCode = ({ square, label }: { square: Square; label: string }) => (
  <span className="qr" role="img" aria-label={label}>
    <svg viewBox={`0 0 ${square.length} ${square.length}`} shapeRendering="crispEdges" aria-hidden="true">
      <path d={drawn(square)} />
    </svg>
  </span>
)

/** Each run of dark squares is one box. */
const drawn = (square: Square): string =>
  square
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
    )
    .join('')
