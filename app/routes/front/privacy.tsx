import { PlainPage } from './ui.tsx'

export default function Privacy() {
  return <PlainPage of="privacy" />
}
