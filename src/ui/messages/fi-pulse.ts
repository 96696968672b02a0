// What the pulse says: loaded by its own pages alone (src/ui/sentences.ts).
import pulse from './fi/pulse.json' with { type: 'json' }

export default { ...pulse }
