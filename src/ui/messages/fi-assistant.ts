// What the optional assistant says: loaded by its own pages alone (src/ui/sentences.ts).
import assistant from './fi/assistant.json' with { type: 'json' }

export default { ...assistant }
