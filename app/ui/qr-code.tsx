import { renderSVG } from 'uqr'

/** An address or a code as a QR picture, drawn on the server; `label` says what it opens. */
export const QrCode = ({ text, label }: { text: string; label: string }) => (
  <span
    className="qr"
    role="img"
    aria-label={label}
    // biome-ignore lint/security/noDangerouslySetInnerHtml: the drawing comes from the library, the text is only its input
    dangerouslySetInnerHTML={{ __html: renderSVG(text, { border: 1 }) }}
  />
)
