// What is said while one practises: loaded by its own pages alone (src/ui/sentences.ts).
import practice from './fi/practice.json' with { type: 'json' }

export default { ...practice }
