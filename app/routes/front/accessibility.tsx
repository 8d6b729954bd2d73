import { PlainPage } from './ui.tsx'

export default function Accessibility() {
  return <PlainPage of="accessibility" />
}
