// What the pages about stored data say: loaded by its own pages alone (src/ui/sentences.ts).
import stored from './en/stored.json' with { type: 'json' }

export default { ...stored }
