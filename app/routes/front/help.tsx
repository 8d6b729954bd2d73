import { PlainPage } from './ui.tsx'

export default function Help() {
  return <PlainPage of="help" />
}
