// What is said inside a case: loaded by its own pages alone (src/ui/sentences.ts).
import mishaps from './sv/mishaps.json' with { type: 'json' }

export default { ...mishaps }
