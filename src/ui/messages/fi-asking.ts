// What is said where one asks first: loaded by its own pages alone (src/ui/sentences.ts).
import asking from './fi/asking.json' with { type: 'json' }

export default { ...asking }
