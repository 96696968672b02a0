// What the digest says: loaded by its own pages alone (src/ui/sentences.ts).
import digest from './en/digest.json' with { type: 'json' }

export default { ...digest }
