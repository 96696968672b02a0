// What whoever takes part in a voice study reads: loaded by those pages alone (src/ui/sentences.ts).
export { default } from './fi/taking-part.json' with { type: 'json' }
