// What the programme: readiness, launch and the dialogue says: loaded by its own pages alone (src/ui/sentences.ts).
import readiness from './fi/readiness.json' with { type: 'json' }

export default { ...readiness }
